import type { Timing } from '../measure.ts';
import type { CollectionResult } from '../run-collections.ts';
import type { LibraryResult } from '../run-library.ts';
import type { StoredLibrary, StoredRun } from '../stored-run.ts';
import { NONE, rounded, table } from './table.ts';

type Result = StoredLibrary['results'][number];

/** This run against an earlier one: timings and sizes as ratios (below 1 is less), shares as differences. */
export function comparison(now: Pick<StoredRun, 'libraries' | 'collections'>, before: StoredRun): string {
  const libraries = now.libraries.flatMap(({ title, results }) => {
    const earlier = before.libraries.find((library) => library.title === title)?.results ?? [];
    const pairs = paired(results, earlier, ({ contender }) => contender);
    return pairs.length === 0 ? [] : [`### ${title}`, costRatios(pairs), shareDifferences(pairs)];
  });
  const key = ({ contender, collection, asked }: CollectionResult) => `${contender} ${collection} ${asked}`;
  const collections = paired(now.collections, before.collections, key);
  const rankings = collections.length === 0 ? [] : ['### Collections', collectionDifferences(collections)];
  return [...libraries, ...rankings].join('\n\n');
}

type Pair<T> = readonly [now: T, before: T];

function paired<T>(now: readonly T[], before: readonly T[], key: (row: T) => string): Pair<T>[] {
  return now.flatMap((row) => {
    const earlier = before.find((other) => key(other) === key(row));
    return earlier === undefined ? [] : [[row, earlier] as const];
  });
}

function costRatios(pairs: readonly Pair<Result>[]): string {
  const rows = pairs.map(([now, before]) => [
    now.contender,
    ...(['seconds', 'cpuSeconds', 'megabytes', 'longestStallMs'] as const).map((name) =>
      ratio(now.build[name], before.build[name]),
    ),
    ...(['search', 'topics', 'suggest', 'similar'] as const).map((name) => timing(now[name], before[name])),
    hostile(now, before),
  ]);
  const heads = ['build s', 'CPU s', 'MB', 'stall', 'known items p50 / p99', 'three words', 'key presses'];
  return table(['now / before', ...heads, 'similar', 'slowest hostile'], rows);
}

function shareDifferences(pairs: readonly Pair<Result>[]): string {
  const kinds = pairs[0]?.[0].kinds.map(({ kind }) => kind) ?? [];
  const rows = pairs.map(([now, before]) => [
    now.contender,
    ...kinds.map((kind) => {
      const own = now.kinds.find((row) => row.kind === kind);
      const earlier = before.kinds.find((row) => row.kind === kind);
      if (own === undefined || earlier === undefined || own.asked !== earlier.asked) return NONE;
      return `${signed(own.first - earlier.first, 1)} / ${signed(own.five - earlier.five, 1)}`;
    }),
  ]);
  return table(['first / five, difference in %', ...kinds], rows);
}

function collectionDifferences(pairs: readonly Pair<CollectionResult>[]): string {
  const rows = pairs.map(([now, before]) => [
    now.collection,
    now.contender,
    ...(['ndcg@10', 'recall@100', 'mrr@10', 'map'] as const).map((name) =>
      signed(now.figures[name] - before.figures[name], 3),
    ),
    timing(now.search, before.search),
  ]);
  return table(['collection', 'engine', 'nDCG@10', 'recall@100', 'MRR@10', 'MAP', 'p50 / p99 ratio'], rows);
}

function hostile(now: Pick<LibraryResult, 'hostile'>, before: Pick<LibraryResult, 'hostile'>): string {
  const slowest = ({ hostile: rows }: Pick<LibraryResult, 'hostile'>) =>
    Math.max(0, ...rows.map(({ searchMaxMs, suggestMaxMs }) => Math.max(searchMaxMs, suggestMaxMs)));
  return slowest(before) === 0 ? NONE : ratio(slowest(now), slowest(before));
}

function timing(now: Timing | null, before: Timing | null): string {
  if (now === null || before === null) return NONE;
  return `${ratio(now.p50Ms, before.p50Ms)} / ${ratio(now.p99Ms, before.p99Ms)}`;
}

function ratio(now: number, before: number): string {
  return before <= 0 ? NONE : `× ${rounded(now / before)}`;
}

function signed(difference: number, digits: number): string {
  const text = difference.toFixed(digits);
  return Number(text) === 0 ? '0' : difference > 0 ? `+${text}` : text;
}
