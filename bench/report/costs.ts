import type { Timing } from '../measure.ts';
import { HOSTILE_BOUND_MS, LARGE_LIBRARY_TO_BEAT } from '../reference-figures.ts';
import type { HostileResult, LibraryResult } from '../run-library.ts';
import { grouped, NONE, rounded, table } from './table.ts';

export function buildTable(results: readonly LibraryResult[]): string {
  const rows = results.map(({ contender, build, nativeMegabytes, load }) => [
    contender,
    rounded(build.seconds),
    rounded(build.cpuSeconds),
    build.megabytes.toFixed(0),
    nativeMegabytes === 0 ? NONE : nativeMegabytes.toFixed(0),
    build.residentMegabytes.toFixed(0),
    build.longestStallMs.toFixed(0),
    load.toFixed(1),
  ]);
  const { cpuSeconds, megabytes, stallMs } = LARGE_LIBRARY_TO_BEAT;
  const reach = [
    'to reach at 100,000',
    NONE,
    `${cpuSeconds}`,
    `${megabytes}`,
    NONE,
    NONE,
    `${stallMs}`,
    NONE,
  ];
  return table(
    [
      'engine',
      'build s',
      'CPU s',
      'heap and buffers MB',
      'outside them MB',
      'process grew by MB',
      'longest stall ms',
      'load before',
    ],
    [...rows, reach],
  );
}

export function speedTable(results: readonly LibraryResult[]): string {
  const rows = results.map(({ contender, search, topics, suggest, similar }) => [
    contender,
    ...[search, topics, suggest, similar].map(timingCell),
  ]);
  const { p50Ms, p99Ms } = LARGE_LIBRARY_TO_BEAT;
  const reach = Array.from({ length: 4 }, () => `${p50Ms} / ${p99Ms}`);
  return table(
    ['p50 / p99 ms (asked)', 'known items', 'three words of a subject', 'key presses', 'similar'],
    [...rows, ['to reach at 100,000', ...reach]],
  );
}

export function timingCell(timing: Timing | null): string {
  if (timing === null) return NONE;
  return `${rounded(timing.p50Ms)} / ${rounded(timing.p99Ms)} (${grouped(timing.asked)})`;
}

/** The longest time of all repeats. */
export function hostileTable(results: readonly HostileResult[]): string {
  const rows = results.map(({ name, characters, searchMaxMs, suggestMaxMs }) => [
    name,
    grouped(characters),
    bounded(searchMaxMs),
    bounded(suggestMaxMs),
  ]);
  const reach = ['bound at 100,000', NONE, `${HOSTILE_BOUND_MS}`, `${HOSTILE_BOUND_MS}`];
  return table(['question', 'characters', 'search max ms', 'suggest max ms'], [...rows, reach]);
}

function bounded(ms: number): string {
  return ms > HOSTILE_BOUND_MS ? `**${rounded(ms)}**` : rounded(ms);
}
