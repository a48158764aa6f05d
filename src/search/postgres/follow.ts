import type pg from 'pg';
import type { Paper } from '../../core/paper/paper.ts';
import type { Database } from './database.ts';
import { fillIndex } from './fill.ts';
import { SCHEMA } from './schema.ts';
import { mayWrite, replacePapers } from './write-papers.ts';

/** What following needs of whoever keeps the papers. */
export interface PaperShelf {
  /** The papers with these keys, as they were committed last; those that are gone are left out. */
  read(keys: readonly StoredKey[]): Promise<Paper[]>;
  all(): AsyncIterable<Paper>;
  /** The id of a paper by its key as it is stored. */
  idOf(key: StoredKey): string;
}

export interface StoredKey {
  key: string;
  whole: string | null;
}

/** Changes taken in one transaction at most: others who write the index wait no longer than that. */
const CHANGES_AT_ONCE = 200;
/** From so many waiting changes on, in an empty index, all is made anew: much faster than one by one. */
const MANY = 5000;

interface Waiting extends StoredKey {
  turn: string;
}

/**
 * Indexes what was noted, until nothing waits or somebody else is at it; answers how many changes were taken. A change is
 * crossed off in the transaction that indexes it: whoever ends halfway has done nothing. Papers are read after the
 * right to write is held, so that no older state follows a newer one into the index.
 */
export async function indexChanges(database: Database, shelf: PaperShelf): Promise<number> {
  let taken = 0;
  while (true) {
    const now = (await isFirstFilling(database.pool))
      ? await fillFromAll(database, shelf)
      : await indexSome(database, shelf);
    taken += now;
    if (now === 0) return taken;
  }
}

function indexSome({ inTransaction }: Database, shelf: PaperShelf): Promise<number> {
  return inTransaction(async (client) => {
    if (!(await mayWrite(client))) return 0;
    const { rows } = await client.query<Waiting>(
      `DELETE FROM ${SCHEMA}.changed WHERE turn IN (
         SELECT turn FROM ${SCHEMA}.changed ORDER BY turn LIMIT ${CHANGES_AT_ONCE} FOR UPDATE SKIP LOCKED
       ) RETURNING turn, key, whole`,
    );
    if (rows.length === 0) return 0;
    const keys = [...new Map(rows.map((row) => [row.key, row])).values()];
    const papers = await shelf.read(keys);
    await replacePapers(
      client,
      papers,
      keys.map((key) => shelf.idOf(key)),
    );
    return rows.length;
  });
}

async function isFirstFilling(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ first: boolean }>(
    `SELECT papers = 0 AND (SELECT count(*) FROM (SELECT FROM ${SCHEMA}.changed LIMIT ${MANY}) AS waiting) >= ${MANY}
       AS first FROM ${SCHEMA}.totals`,
  );
  return rows[0]?.first === true;
}

/** Changes noted up to this moment are in what is read after it; later ones stay noted. */
async function fillFromAll(database: Database, shelf: PaperShelf): Promise<number> {
  let crossedOff = 0;
  await fillIndex(database, shelf.all(), {
    async begin(client) {
      if (!(await mayWrite(client))) return false;
      const { rowCount } = await client.query(`DELETE FROM ${SCHEMA}.changed`);
      crossedOff = rowCount ?? 0;
      return true;
    },
  });
  return crossedOff;
}

/** How following is timed: `after` is the clock's, and gives what ends it. */
export interface Follower {
  stop(): Promise<void>;
}

const EVERY_MS = 300;
/** After a failure the database is left alone for a while. */
const AFTER_FAILURE_MS = 2000;

/** Looks for noted changes again and again; what fails is told and tried again. */
export function followChanges(
  database: Database,
  shelf: PaperShelf,
  after: (ms: number, work: () => void) => () => void,
  onFailure: (error: unknown) => void,
): Follower {
  let stopped = false;
  let cancel: () => void = () => {};
  let running: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    let nextMs = EVERY_MS;
    try {
      await indexChanges(database, shelf);
    } catch (error) {
      nextMs = AFTER_FAILURE_MS;
      if (!stopped) onFailure(error);
    }
    if (!stopped) cancel = after(nextMs, start);
  }

  function start(): void {
    running = look();
  }

  start();
  return {
    async stop() {
      stopped = true;
      cancel();
      await running;
    },
  };
}
