import { percentile } from '../../src/core/evaluation/index.ts';
import type { DueAtOnce } from './due-at-once.ts';
import type { Stood, TenantWait } from './due-figures.ts';
import { leastTimeMs, paceTimeMs } from './least-time.ts';
import type { SideOrder } from './limited-side.ts';

/** The figures to reach (docs/delivery.md). */
const MOST_REFUSED = 1000;
const LOOP_P99_MS = 50;
const ANSWER_P99_MS = 100;
/** Nobody waits longer between two of its issues: three turns of all tenants, but no less than this. */
const LEAST_PATIENCE_MS = 30_000;
/** Answers of 429 with up to twenty seconds each may come several times in a row. */
const STORM_PATIENCE_MS = 120_000;
const TURNS = 3;

/** What was measured, in lines, and which figures were missed, in words. */
export function reportOn(order: SideOrder, run: DueAtOnce): { lines: string[]; missed: string[] } {
  const { figures, costs, counts, answersMs, logged, pace } = run;
  const digests = order.sizes.reduce((sum, size) => sum + size, 0);
  const least = leastTimeMs(order, counts.calls);
  const paced = paceTimeMs(pace, order.sizes);
  const answers = [50, 99, 100].map((percent) => ms(percentile(answersMs, percent)));
  const said = [...logged].map(([words, count]) => `${count} × ${words}`).join('; ');
  const lines = [
    `${order.platform}: ${digests} digests of ${order.sizes.length} tenants due at ${run.dueAt.toISOString()}${order.storm === null ? '' : `, ${order.storm.share * 100} % of posts answered 429`}`,
    `  drained in ${seconds(figures.drainedMs)}, the last issue after ${seconds(figures.lastIssueMs)}`,
    `  least by the platform’s limits ${seconds(least)}: ratio ${(figures.drainedMs / least).toFixed(2)}; by the program’s own pace ${seconds(paced)}: ratio ${(figures.drainedMs / paced).toFixed(2)}`,
    `  issues ${stood(figures.issues)}; threads ${stood(figures.threads)}; left open ${run.left}`,
    `  calls ${counts.calls}, before a Retry-After was over ${counts.early}, refused ${counts.refused} (for a limit ${counts.limited}), in the worst ten minutes ${counts.refusedInTenMinutes}`,
    `  first issue of a tenant: median ${seconds(figures.medianFirstMs)}, longest ${seconds(figures.longestFirstMs)}`,
    `  smallest tenant: ${waited(figures.smallest)}`,
    `  largest tenant: ${waited(figures.largest)}`,
    `  event loop p50 ${ms(costs.loop.p50Ms)}, p99 ${ms(costs.loop.p99Ms)}, most ${ms(costs.loop.mostMs)} (an idle process beside it: ${ms(costs.idleLoop.p50Ms)}, ${ms(costs.idleLoop.p99Ms)}, ${ms(costs.idleLoop.mostMs)})`,
    `  ${answersMs.length} lookups meanwhile: p50 ${answers[0]}, p99 ${answers[1]}, slowest ${answers[2]}`,
    `  peak RSS ${costs.peakRssMegabytes.toFixed(0)} MB, peak heap ${costs.peakHeapMegabytes.toFixed(0)} MB; CPU ${costs.cpuSeconds.toFixed(1)} s (${((costs.cpuSeconds * 100_000) / figures.drainedMs).toFixed(0)} % of a core)`,
    `  ledger: ${costs.ledgerWrites} files written, ${costs.ledgerMegabytes.toFixed(0)} MB`,
    `  log: ${said || 'nothing'}`,
  ];
  return { lines, missed: missedBy(order, run, digests) };
}

function missedBy({ sizes, storm }: SideOrder, run: DueAtOnce, digests: number): string[] {
  const { figures, costs, counts, answersMs, pace, left } = run;
  const isAllOnce = ({ once, twice }: Stood) => once === digests && twice === 0;
  const turnMs = (sizes.length * 1000) / pace.perSecond;
  const patienceMs = Math.max(LEAST_PATIENCE_MS, TURNS * turnMs) + (storm === null ? 0 : STORM_PATIENCE_MS);
  const rules: [holds: boolean, words: string][] = [
    [isAllOnce(figures.issues) && isAllOnce(figures.threads), 'every message once'],
    [left === 0, 'nothing left open'],
    [counts.early === 0, 'no call before its Retry-After was over'],
    [counts.refusedInTenMinutes < MOST_REFUSED, `fewer than ${MOST_REFUSED} refusals in ten minutes`],
    [Math.max(figures.smallest.gapMs, figures.longestFirstMs) <= patienceMs, 'no tenant starves'],
    [costs.loop.p99Ms < LOOP_P99_MS, `event loop p99 under ${LOOP_P99_MS} ms`],
    [percentile(answersMs, 99) < ANSWER_P99_MS, `answers to people p99 under ${ANSWER_P99_MS} ms`],
  ];
  return rules.flatMap(([holds, words]) => (holds ? [] : [words]));
}

function stood({ once, twice, lost }: Stood): string {
  return `once ${once}, twice ${twice}, lost ${lost}`;
}

function waited({ digests, firstMs, lastMs, gapMs }: TenantWait): string {
  return `${digests} digests, first after ${seconds(firstMs)}, last after ${seconds(lastMs)}, largest gap ${seconds(gapMs)}`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(1)} ms`;
}
