import type pg from 'pg';
import { SCHEMA } from './schema.ts';

/** What the index holds, as one question sees it. */
export interface Totals {
  papers: number;
  textLength: number;
  nameCount: number;
  /** Grows with every change: what is remembered of an earlier state holds while this is the same. */
  changes: string;
}

/** One question's view of the database: all it reads is of one moment. */
export interface Asking {
  totals: Totals;
  /** Rows of a statement; none where it took too long, so that the answer is made of what was found. */
  rows<Row extends object>(statement: string, values: readonly unknown[]): Promise<Row[]>;
  /** How many statements took too long so far. */
  cuts(): number;
}

const TOOK_TOO_LONG = '57014';
const NETWORK_MS = 2000;
/** A question that is cut once has less time from then on, and after the second cut none. */
export const MOST_CUTS = 2;
const SHARE_AFTER_CUT = 0.25;

/**
 * Opens a view of one moment, gives it to `ask` and closes it. Sequential scans are priced out: a plan made before the
 * tables were counted would read them whole. Just-in-time compilation takes longer than any of these statements. The lock
 * comes before the moment is fixed: tables that take the place of others are seen whole or not at all.
 */
export async function asking<T>(
  pool: pg.Pool,
  timeoutMs: number,
  ask: (view: Asking) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    const totals = await begin(client, timeoutMs);
    let cuts = 0;
    const rows = async <Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> => {
      if (cuts >= MOST_CUTS) return [];
      try {
        return (await client.query<Row>({ text, values: [...values], ...waiting(timeoutMs) })).rows;
      } catch (error) {
        if ((error as { code?: string }).code !== TOOK_TOO_LONG) throw error;
        await client.query({ text: 'ROLLBACK', ...waiting(timeoutMs) });
        await begin(client, timeoutMs * SHARE_AFTER_CUT);
        cuts += 1;
        return [];
      }
    };
    const answer = await ask({ totals, rows, cuts: () => cuts });
    await client.query({ text: 'ROLLBACK', ...waiting(timeoutMs) });
    client.release();
    return answer;
  } catch (error) {
    // It may be in the middle of something, or gone.
    client.release(true);
    throw error;
  }
}

/** What the connection itself waits for an answer, for a database that was stopped or cut off answers nothing at all. */
function waiting(timeoutMs: number): { query_timeout: number } {
  return { query_timeout: timeoutMs + NETWORK_MS };
}

interface TotalsRow {
  papers: number;
  text_length: string;
  name_count: string;
  changes: string;
}

async function begin(client: pg.PoolClient, timeoutMs: number): Promise<Totals> {
  const text = `
    BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
    LOCK TABLE ${SCHEMA}.papers IN ACCESS SHARE MODE;
    SET LOCAL statement_timeout = ${Math.round(timeoutMs)};
    SET LOCAL jit = off;
    SET LOCAL enable_seqscan = off;
    SET LOCAL max_parallel_workers_per_gather = 0;
    SELECT papers, text_length, name_count, changes FROM ${SCHEMA}.totals`;
  const answers: unknown = await client.query({ text, ...waiting(timeoutMs) });
  const row = (answers as pg.QueryResult<TotalsRow>[]).at(-1)?.rows[0];
  return {
    papers: row?.papers ?? 0,
    textLength: Number(row?.text_length ?? 0),
    nameCount: Number(row?.name_count ?? 0),
    changes: row?.changes ?? '0',
  };
}
