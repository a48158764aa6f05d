import { LARGE_LIBRARY_TO_BEAT } from '../reference-figures.ts';
import type { BusyResult } from '../run-while-busy.ts';
import { timingCell } from './costs.ts';
import { grouped, NONE, rounded, table } from './table.ts';

export function busyTable(results: readonly BusyResult[]): string {
  const rows = results.map(({ what, papers, seconds, answers, longestStallMs }) => [
    what,
    grouped(papers),
    rounded(seconds),
    grouped(Math.round(papers / seconds)),
    timingCell(answers),
    answers === null ? NONE : rounded(answers.maxMs),
    longestStallMs.toFixed(0),
  ]);
  const reach = ['to reach', NONE, NONE, NONE, NONE, NONE, String(LARGE_LIBRARY_TO_BEAT.stallMs)];
  const head = [
    'work',
    'papers',
    'seconds',
    'papers a second',
    'answer p50 / p99 ms (asked)',
    'slowest',
    'longest stall ms',
  ];
  return table(head, [...rows, reach]);
}
