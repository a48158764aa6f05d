import type { Asking } from './asking.ts';
import type { Conditions } from './conditions.ts';
import { type Packed, unpack } from './packed.ts';
import { type Rung, rungsFor, type WordGroup } from './rungs.ts';
import { SCHEMA } from './schema.ts';
import { createValues, joined, type Values } from './statement.ts';

/** How candidates are asked for: which words, and where they are looked for. */
export interface CandidatePlan {
  /** `names` are words that name papers, `terms` stems of what they say. */
  column: 'names' | 'terms';
  groups: readonly WordGroup[];
  /** Papers gathered at most. */
  budget: number;
  conditions: Conditions;
  /** Papers that come without a rung: selections of the columns `COLUMNS` names, of `MOST_BESIDES` at most. */
  besides?(values: Values): string[];
}

/** Papers that come without a rung. */
export const MOST_BESIDES = 60;
export const COLUMNS = 'paper, text_length, names, told';

/** What comes along with a paper to be weighed by: its names as an array, or its terms with their counts. */
const CONTENTS = { names: 'array_send(names)', terms: 'told' } as const;

/**
 * Gathers candidates rung by rung, each stopping at the budget and none begun once it is spent. They come as one value:
 * a row for each would take longer to read than to find.
 */
export async function gatherCandidates(plan: CandidatePlan, view: Asking): Promise<Packed[]> {
  const { column, groups, budget, conditions } = plan;
  if (conditions.impossible) return [];
  const values = createValues();
  const filters = conditions.write(values);
  const rungs = rungsFor(groups, budget).map((rung) => {
    const held = conditionsFor(rung, plan, values);
    return `SELECT ${COLUMNS} FROM ${SCHEMA}.papers WHERE ${joined([...held, ...filters])} LIMIT ${budget}`;
  });
  const all = [...(plan.besides?.(values) ?? []), ...rungs].map((source) => `(${source})`);
  if (all.length === 0) return [];
  const rows = `SELECT paper, text_length, ${CONTENTS[column]} AS contents
    FROM (${all.join(' UNION ALL ')}) AS rungs LIMIT ${budget + MOST_BESIDES}`;
  return packedRows(rows, values.all, view);
}

/** What these papers say. */
export function contentsOf(papers: readonly number[], view: Asking): Promise<Packed[]> {
  const rows = `SELECT paper, text_length, told AS contents FROM ${SCHEMA}.papers WHERE paper = ANY($1::int[])`;
  return packedRows(rows, [papers], view);
}

async function packedRows(rows: string, values: readonly unknown[], view: Asking): Promise<Packed[]> {
  const statement = `
    SELECT string_agg(int4send(paper) || int4send(text_length) || int4send(octet_length(contents)) || contents,
      ''::bytea) AS packed
    FROM (${rows}) AS gathered`;
  const [row] = await view.rows<{ packed: Buffer | null }>(statement, values);
  return row?.packed == null ? [] : unpack(row.packed);
}

/** Words that stand for themselves are asked for together, which the index intersects fastest. */
function conditionsFor(rung: Rung, { groups, column, budget }: CandidatePlan, values: Values): string[] {
  if (rung.any.length > 0) {
    const numbers = rung.any.flatMap((position) => groups[position]?.numbers ?? []);
    return [`${column} && ${values.add(numbers, 'int[]')}`];
  }
  const asked = rung.all.flatMap((position) => groups[position] ?? []);
  const [only] = asked;
  if (only !== undefined && asked.length === 1)
    return [`${column} && ${values.add(affordable(only, budget), 'int[]')}`];
  const single = asked.filter(({ numbers }) => numbers.length === 1).flatMap(({ numbers }) => numbers);
  const several = asked.filter(({ numbers }) => numbers.length !== 1);
  return [
    ...(single.length > 0 ? [`${column} @> ${values.add(single, 'int[]')}`] : []),
    ...several.map(({ numbers }) => `${column} && ${values.add(numbers, 'int[]')}`),
  ];
}

/** Of a group that holds more than the budget, the most frequent words that fit in together; else the rarest one. */
function affordable({ numbers, frequencies }: WordGroup, budget: number): number[] {
  const order = numbers
    .map((number, at) => ({ number, frequency: frequencies[at] ?? 0 }))
    .sort((a, b) => b.frequency - a.frequency || a.number - b.number);
  let taken = 0;
  const fitting = order.filter(({ frequency }) => {
    if (taken + frequency > budget) return false;
    taken += frequency;
    return true;
  });
  return (fitting.length > 0 ? fitting : order.slice(-1)).map(({ number }) => number);
}
