import pg from 'pg';
import type { Paper } from '../../core/paper/paper.ts';
import type { SearchIndex } from '../../core/ports/search-index.ts';
import { answer, suggest } from '../../core/search/answer.ts';
import { similarTo } from '../../core/search/similar.ts';
import { askedLibrary } from './asked.ts';
import { type Asking, asking } from './asking.ts';
import { type Database, openDatabase } from './database.ts';
import { createMemory } from './word-facts.ts';
import { lockForWriting, replacePapers } from './write-papers.ts';

export interface PostgresIndexOptions {
  /** The URL of the database; or connections of the caller's own, who hears their errors and closes them. */
  database: pg.Pool | string;
  /** The longest one statement of a question may take: a last resort, after which what was found is answered. */
  statementTimeoutMs?: number;
}

export interface PostgresIndex extends SearchIndex {
  /** The database, its tables made; for filling and following (fill.ts, follow.ts). */
  open(): Promise<Database>;
  close(): Promise<void>;
}

const STATEMENT_TIMEOUT_MS = 1000;
/** Papers written in one transaction. */
const PAPERS_AT_ONCE = 200;
const MOST_CONNECTIONS = 5;
const CONNECT_MS = 5000;

/**
 * The engine for several replicas: one index in PostgreSQL, shared and durable, with nothing to read at start. The
 * database bounds the candidates, and the code that ranks them is every engine's (core/search). The tables are made at
 * the first call.
 */
export function createPostgresIndex({
  database,
  statementTimeoutMs = STATEMENT_TIMEOUT_MS,
}: PostgresIndexOptions): PostgresIndex {
  const pool = typeof database === 'string' ? connect(database) : database;
  const memory = createMemory();
  let opened: Promise<Database> | null = null;

  function open(): Promise<Database> {
    opened ??= openDatabase(pool).catch((error: unknown) => {
      opened = null;
      throw error;
    });
    return opened;
  }

  async function ask<T>(question: (view: Asking) => Promise<T>): Promise<T> {
    await open();
    return asking(pool, statementTimeoutMs, question);
  }

  async function write(papers: readonly Paper[], gone: readonly string[]): Promise<void> {
    const { inTransaction } = await open();
    await inTransaction(async (client) => {
      await lockForWriting(client);
      await replacePapers(client, papers, gone);
    });
  }

  return {
    async add(papers) {
      for (const batch of batches(papers)) await write(batch, []);
    },
    async remove(ids) {
      for (const batch of batches(ids)) await write([], batch);
    },
    count: () => ask(async ({ totals }) => totals.papers),
    search: (query, limit) =>
      ask(async (view) => answer(await askedLibrary(view, memory, query.filters), query, limit)),
    suggest: (typed, limit) => ask(async (view) => suggest(await askedLibrary(view, memory), typed, limit)),
    similar: (id, limit) => ask(async (view) => similarTo(await askedLibrary(view, memory), id, limit)),
    open,
    async close() {
      if (typeof database === 'string') await pool.end();
    },
  };
}

function connect(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    application_name: 'broadsheet search',
  });
  // A connection that is lost while nobody uses it is made anew; one that is in use tells whoever uses it.
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    client.on('error', () => {});
  });
  return pool;
}

function* batches<T>(items: Iterable<T>): Generator<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < PAPERS_AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
