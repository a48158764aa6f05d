import { type Asked, type AskedKind, commonTimings } from '../common-timings.ts';
import type { Timing } from '../measure.ts';
import { TIMES_AS_LONG_TO_REACH } from '../reference-figures.ts';
import { grouped, NONE, rounded, table } from './table.ts';

const KINDS: readonly (readonly [AskedKind, name: string])[] = [
  ['search', 'known items'],
  ['topics', 'three words'],
  ['suggest', 'key presses'],
];

/** Every engine as times the fastest of its column, over the questions all of them were asked. */
export function ratioTable(runs: readonly Asked[]): string {
  const columns = KINDS.map(([kind]) => commonTimings(runs, kind));
  const heads = KINDS.flatMap(([, name], at) => {
    const asked = grouped(columns[at]?.find((timing) => timing !== null)?.asked ?? 0);
    return [`${name} p50 (${asked})`, `${name} p99`];
  });
  const rows = runs.map(({ result }, run) => [
    result.contender,
    ...columns.flatMap((timings) => [
      timesTheFastest(timings, run, (timing) => timing.p50Ms),
      timesTheFastest(timings, run, (timing) => timing.p99Ms),
    ]),
  ]);
  return table(['times the fastest', ...heads], rows);
}

function timesTheFastest(
  timings: readonly (Timing | null)[],
  run: number,
  of: (timing: Timing) => number,
): string {
  const own = timings[run];
  if (own === null || own === undefined) return NONE;
  const fastest = Math.min(...timings.flatMap((timing) => (timing === null ? [] : of(timing))));
  return `× ${rounded(of(own) / fastest)}`;
}

/** How many times as long as Broadsheet the engines take that are to be beaten by a stated number of times. */
export function claimLines(runs: readonly Asked[]): string[] {
  const [own] = runs;
  if (own === undefined) return [];
  return Object.entries(TIMES_AS_LONG_TO_REACH).flatMap(([name, reach]) => {
    const other = runs.find(({ result }) => result.contender === name);
    return other === undefined ? [] : KINDS.flatMap(([kind, what]) => claim(own, other, kind, what, reach));
  });
}

function claim(
  own: Asked,
  other: Asked,
  kind: AskedKind,
  what: string,
  reach: { p50?: number; p99?: number },
) {
  const [ours, theirs] = commonTimings([own, other], kind);
  if (ours === null || ours === undefined || theirs === null || theirs === undefined) return [];
  const wanted = (times: number | undefined) =>
    times === undefined || kind !== 'search' ? '' : ` (to reach at 100,000: ${times})`;
  const p50 = `${rounded(theirs.p50Ms / ours.p50Ms)} times as long as ${own.result.contender} at p50${wanted(reach.p50)}`;
  const p99 = `${rounded(theirs.p99Ms / ours.p99Ms)} times at p99${wanted(reach.p99)}`;
  return [`- ${other.result.contender} takes ${p50} and ${p99}: ${grouped(ours.asked)} ${what}.`];
}
