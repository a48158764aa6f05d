import type pg from 'pg';
import { SCHEMA } from '../../src/search/postgres/schema.ts';

export interface DiskUse {
  name: string;
  megabytes: number;
}

/** What the tables and indexes of the search take, the largest first. */
export async function diskOf(pool: pg.Pool): Promise<DiskUse[]> {
  const { rows } = await pool.query<{ name: string; bytes: string }>(
    `SELECT relname AS name, CASE WHEN relkind = 'r' THEN pg_table_size(oid) ELSE pg_relation_size(oid) END AS bytes
     FROM pg_class
     WHERE relnamespace = $1::regnamespace AND relkind IN ('r', 'i')
     ORDER BY 2 DESC`,
    [SCHEMA],
  );
  return rows.map(({ name, bytes }) => ({ name, megabytes: Number(bytes) / 1e6 }));
}
