import type { Paper } from '../src/core/paper/paper.ts';
import type { Contender } from './contenders.ts';
import type { KnownItem } from './known-items.ts';
import { type Cost, costOf, type Timing, timed } from './measure.ts';

export interface KnownItemResult {
  contender: string;
  papers: number;
  build: Cost;
  search: Timing;
  suggest: Timing | null;
  similar: Timing | null;
  kinds: { kind: string; questions: number; first: number; five: number }[];
}

const SIMILAR_ASKED = 50;
/** Asked before the clock runs, so that the compiler's work on the first questions is not counted. */
const WARM_UP = 20;

/** Builds a contender over papers and asks it for known items. Shares are percent. */
export async function runKnownItems(
  contender: Contender,
  papers: readonly Paper[],
  items: readonly KnownItem[],
): Promise<KnownItemResult> {
  const build = await costOf(() => contender.add(papers));
  for (const item of items.slice(-WARM_UP)) await contender.search(item.text, 5);
  const { outputs, timing } = await timed(items, (item) => contender.search(item.text, 5));
  const ranks = items.map((item, position) => outputs[position]?.indexOf(item.id) ?? -1);
  const kinds = [...new Set(items.map((item) => item.kind))].map((kind) => {
    const own = ranks.filter((_, position) => items[position]?.kind === kind);
    const share = (within: number) =>
      (100 * own.filter((rank) => rank >= 0 && rank < within).length) / own.length;
    return { kind, questions: own.length, first: share(1), five: share(5) };
  });
  const typed = items.filter((item) => item.kind === 'prefix').map((item) => item.text);
  const ids = papers.slice(0, SIMILAR_ASKED).map((paper) => paper.id);
  return {
    contender: contender.name,
    papers: papers.length,
    build,
    search: timing,
    suggest: contender.suggest === null ? null : (await timed(typed, contender.suggest)).timing,
    similar: contender.similar === null ? null : (await timed(ids, contender.similar)).timing,
    kinds,
  };
}
