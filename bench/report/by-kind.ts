import type { Asked } from '../common-timings.ts';
import { type Timing, timingOf } from '../measure.ts';
import { grouped, NONE, rounded, table } from './table.ts';

/** p50, p95 and p99 of every kind of question, one engine beside the other. */
export function kindTimingTable(runs: readonly Asked[]): string {
  const kinds = [...new Set(runs.flatMap(({ questions }) => questions.items.map(({ kind }) => kind)))];
  const rows: [string, (run: Asked) => Timing | null][] = [
    ...kinds.map((kind): [string, (run: Asked) => Timing | null] => [kind, (run) => ofKind(run, kind)]),
    ['all known items', ({ result }) => result.search],
    ['three words of a subject', ({ result }) => result.topics],
    ['key presses', ({ result }) => result.suggest],
    ['similar', ({ result }) => result.similar],
    ['one paper changed', ({ result }) => result.change],
  ];
  return table(
    ['p50 / p95 / p99 ms (asked)', ...runs.map(({ result }) => result.contender)],
    rows.map(([name, timing]) => [name, ...runs.map((run) => cell(timing(run)))]),
  );
}

function ofKind({ questions, result }: Asked, kind: string): Timing | null {
  return timingOf(result.timesMs.search.filter((_, at) => questions.items[at]?.kind === kind));
}

function cell(timing: Timing | null): string {
  if (timing === null) return NONE;
  const { p50Ms, p95Ms, p99Ms, asked } = timing;
  return `${[p50Ms, p95Ms, p99Ms].map(rounded).join(' / ')} (${grouped(asked)})`;
}
