import type pg from 'pg';
import type { RecordKind } from '../record-kind.ts';
import type { Connections } from './connections.ts';
import { inWords, mayBeRepeated } from './faults.ts';
import { COLUMNS, fromRow, type Row } from './rows.ts';

/** Records in the memory at once: at most so many, and as many bytes besides a single one of any size. */
const PAGE_RECORDS = 500;
const PAGE_BYTES = 4 * 1024 * 1024;

/** One moment for all pages, whatever is written meanwhile. */
const BEGIN = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

/** `ahead`: how many rows there are from the beginning of the page, as far as one more than a page. */
type PageRow = Row & { seq: string; ahead: number };

/**
 * All records in the order of their insertion, as they were when the listing began. It goes on from the last one it
 * has seen, so that nothing is counted off; what fits one page holds no connection while it is read.
 */
export async function* list<T>(
  connections: Connections,
  address: string,
  kind: RecordKind<T>,
  table: string,
): AsyncGenerator<[string, T]> {
  const { lease, first } = await begin(connections, address, table);
  let page = first;
  let isOpen = true;
  const end = async () => {
    isOpen = false;
    await lease.client.query('COMMIT').then(
      () => lease.giveBack(),
      (error) => lease.giveBack(error, false),
    );
  };
  try {
    for (;;) {
      const last = page.at(-1);
      const isLast = last === undefined || page.length === last.ahead;
      if (isLast) await end();
      for (const row of page) yield fromRow(kind, row);
      if (isLast) return;
      page = await readPage(lease.client, table, last.seq).catch((error) => {
        isOpen = false;
        lease.giveBack(error, false);
        throw inWords(address, error);
      });
    }
  } finally {
    if (isOpen) await end();
  }
}

/** The first page; a connection that had died meanwhile is replaced. */
async function begin(connections: Connections, address: string, table: string) {
  for (let attempt = 1; ; attempt += 1) {
    const lease = await connections.lease();
    try {
      await lease.client.query(BEGIN);
      return { lease, first: await readPage(lease.client, table, '0') };
    } catch (error) {
      // The transaction is not ended: the connection is given up.
      lease.giveBack(error, false);
      if (attempt === 1 && mayBeRepeated(error)) continue;
      throw inWords(address, error);
    }
  }
}

async function readPage(client: pg.ClientBase, table: string, after: string): Promise<PageRow[]> {
  const { rows } = await client.query<PageRow>(
    `SELECT ${COLUMNS}, seq::text AS seq, ahead
     FROM (SELECT seq AS at, count(*) OVER ()::int AS ahead, sum(bytes) OVER (ORDER BY seq) - bytes AS before
           FROM (SELECT seq, bytes FROM ${table} WHERE seq > $1 ORDER BY seq LIMIT ${PAGE_RECORDS + 1}) AS next
          ) AS page
     JOIN ${table} AS stored ON stored.seq = page.at
     WHERE before < ${PAGE_BYTES}
     ORDER BY at LIMIT ${PAGE_RECORDS}`,
    [after],
  );
  return rows;
}
