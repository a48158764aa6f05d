import type { Issue } from '../../core/delivery/issue.ts';
import type { IssueFeed } from '../../core/ports/issue-feed.ts';
import { recordKind } from '../record-kind.ts';
import type { Connections } from './connections.ts';
import { COLUMNS, fromRow, type Row } from './rows.ts';
import type { StoreChange } from './watch.ts';

type Changes = (listener: (change: StoreChange) => void) => () => void;

/** Everything older than this transaction has come to its end. */
const MARK = 'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS mark';
const SINCE = `SELECT ${COLUMNS} FROM broadsheet.issues WHERE changed_in >= $1::xid8`;

/**
 * Reads again what others wrote into the ledger, once the database told that they did. A line bears its last transaction; the
 * mark is taken before the lines are read, so that what is committed in between is read twice rather than never.
 */
export function createIssueFeed(calls: Connections, changes: Changes): IssueFeed {
  const kind = recordKind('issues');
  let mark: string | null = null;
  let isStale = true;
  let reading: Promise<readonly (readonly [string, Issue])[]> | null = null;

  changes(({ collections, isOwn }) => {
    if (!isOwn && collections.includes('issues')) isStale = true;
  });

  async function read(): Promise<readonly (readonly [string, Issue])[]> {
    isStale = false;
    try {
      return await calls.use(async (client) => {
        const marks = await client.query<{ mark: string }>(MARK);
        const found = mark === null ? [] : (await client.query<Row>(SINCE, [mark])).rows;
        mark = marks.rows[0]?.mark ?? mark;
        return found.map((row) => fromRow(kind, row));
      });
    } catch (error) {
      isStale = true;
      throw error;
    }
  }

  return {
    async changed() {
      if (reading !== null) return reading;
      if (!isStale) return [];
      reading = read().finally(() => {
        reading = null;
      });
      return reading;
    },
  };
}
