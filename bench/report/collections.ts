import { COLLECTIONS_TO_BEAT } from '../reference-figures.ts';
import type { CollectionResult } from '../run-collections.ts';
import { timingCell } from './costs.ts';
import { NONE, table } from './table.ts';

/** nDCG@10 alone, engines beside each other. */
export function rankingTable(results: readonly CollectionResult[]): string {
  const collections = [...new Set(results.map(({ collection }) => collection))];
  const names = [...new Set(results.map(({ contender }) => contender))];
  const rows = names.map((name) => [
    name,
    ...collections.map((collection) => {
      const own = results.find((row) => row.contender === name && row.collection === collection);
      return own === undefined ? NONE : `${own.figures['ndcg@10'].toFixed(3)} (${own.asked})`;
    }),
  ]);
  const reach = ['to reach', ...collections.map((name) => String(COLLECTIONS_TO_BEAT[name] ?? NONE))];
  return table(['nDCG@10 (asked)', ...collections], [...rows, reach]);
}

export function collectionTable(results: readonly CollectionResult[]): string {
  const collections = [...new Set(results.map(({ collection }) => collection))];
  const ordered = collections.flatMap((name) => results.filter(({ collection }) => collection === name));
  const rows = ordered.map(({ collection, contender, figures, search }) => [
    collection,
    contender,
    ...[figures['ndcg@10'], figures['recall@100'], figures['mrr@10'], figures.map].map((value) =>
      value.toFixed(3),
    ),
    timingCell(search),
  ]);
  return table(
    ['collection', 'engine', 'nDCG@10', 'recall@100', 'MRR@10', 'MAP', 'p50 / p99 ms (asked)'],
    rows,
  );
}
