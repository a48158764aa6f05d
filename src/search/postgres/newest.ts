import type { Asking } from './asking.ts';
import type { Conditions } from './conditions.ts';
import { SCHEMA } from './schema.ts';
import { createValues, joined } from './statement.ts';

/** Up to so many papers are found by their words and then sorted; of more, the newest are looked at in turn. */
const FEW = 20_000;

/** Papers that pass, newest first, those of one date by id. */
export async function newestPapers(conditions: Conditions, limit: number, view: Asking): Promise<number[]> {
  if (conditions.impossible) return [];
  const values = createValues();
  const where = joined(conditions.write(values));
  const order = `ORDER BY published DESC, id LIMIT ${Math.max(0, Math.floor(limit))}`;
  const selected = `SELECT paper, published, id FROM ${SCHEMA}.papers WHERE ${where}`;
  const text =
    conditions.atMost <= FEW
      ? `WITH passing AS MATERIALIZED (${selected}) SELECT paper FROM passing ${order}`
      : `${selected} ${order}`;
  return (await view.rows<{ paper: number }>(text, values.all)).map(({ paper }) => paper);
}
