import {
  COLLECTIONS_TO_BEAT,
  KNOWN_ITEMS_TO_BEAT,
  LARGE_LIBRARY_TO_BEAT,
  SUMMARIES_TO_BEAT,
} from './reference-figures.ts';
import type { CollectionResult } from './run-collections.ts';
import type { ConfidenceResult } from './run-confidence.ts';
import type { KnownItemResult } from './run-known-items.ts';
import type { SummaryResult } from './run-summaries.ts';

/** Tables in Markdown, so that a run can be pasted where it is discussed. */
export function knownItemTable(results: readonly KnownItemResult[], isLarge: boolean): string {
  const kinds = results[0]?.kinds ?? [];
  const rows = kinds.map(({ kind, questions }) => [
    kind,
    String(questions),
    ...results.map((result) => {
      const own = result.kinds.find((row) => row.kind === kind);
      return own === undefined ? '–' : `${own.first.toFixed(1)} / ${own.five.toFixed(1)}`;
    }),
    isLarge ? String(KNOWN_ITEMS_TO_BEAT[kind] ?? '–') : '–',
  ]);
  const names = results.map((result) => `${result.contender}: first / five %`);
  return table(['question', 'asked', ...names, 'to reach'], rows);
}

export function costTable(results: readonly KnownItemResult[]): string {
  const rows = results.map(({ contender, build, search, suggest, similar }) => [
    contender,
    `${build.seconds.toFixed(1)} (${build.cpuSeconds.toFixed(1)})`,
    build.megabytes.toFixed(0),
    build.longestStallMs.toFixed(0),
    ...[search, suggest, similar].map((timing) =>
      timing === null ? '–' : `${timing.p50Ms.toFixed(2)} / ${timing.p99Ms.toFixed(1)}`,
    ),
  ]);
  const { cpuSeconds, megabytes, stallMs, p50Ms, p99Ms } = LARGE_LIBRARY_TO_BEAT;
  const speed = `${p50Ms} / ${p99Ms}`;
  const reach = ['to reach at 100000', `(${cpuSeconds})`, `${megabytes}`, `${stallMs}`, speed, speed, speed];
  return table(
    ['engine', 'build s (CPU s)', 'MB', 'longest stall ms', 'search p50 / p99 ms', 'suggest', 'similar'],
    [...rows, reach],
  );
}

export function summaryTable(result: SummaryResult): string {
  const measured = (['rouge1', 'rouge2', 'rougeL', 'bestAmongTwo', 'bestAmongThree'] as const).map((name) => [
    name,
    result[name].toFixed(1),
    String(SUMMARIES_TO_BEAT[name]),
  ]);
  return table([`${result.abstracts} abstracts`, 'measured %', 'to reach'], measured);
}

export function confidenceTable(results: readonly ConfidenceResult[]): string {
  const rows = results.map(({ kind, questions, sureAndRight, sureAndWrong, sureOfAbsent }) => [
    kind,
    String(questions),
    ...[sureAndRight, sureAndWrong, sureOfAbsent].map((share) => share.toFixed(1)),
  ]);
  return table(
    ['question', 'asked', 'sure and right %', 'sure and wrong %', 'sure without the paper %'],
    rows,
  );
}

export function collectionTable(results: readonly CollectionResult[]): string {
  const rows = results.map(({ collection, figures, search }) => [
    collection,
    figures['ndcg@10'].toFixed(3),
    String(COLLECTIONS_TO_BEAT[collection] ?? '–'),
    figures['recall@100'].toFixed(3),
    figures['mrr@10'].toFixed(3),
    figures.map.toFixed(3),
    `${search.p50Ms.toFixed(2)} / ${search.p99Ms.toFixed(1)}`,
  ]);
  return table(['collection', 'nDCG@10', 'to reach', 'recall@100', 'MRR@10', 'MAP', 'p50 / p99 ms'], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
