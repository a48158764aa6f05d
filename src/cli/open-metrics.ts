import { after, elapsedMs, systemClock } from '../clock.ts';
import type { DiscordSettings, SlackSettings } from '../core/ports/settings.ts';
import type { Counting } from '../core/ports/tally.ts';
import { watchEventLoop } from '../health/metrics/event-loop.ts';
import { type Family, gauges } from '../health/metrics/family.ts';
import { metricsPage } from '../health/metrics/page.ts';
import type { ProcessFacts } from '../health/metrics/process-families.ts';
import { createRegistry } from '../health/metrics/registry.ts';
import { createTally } from '../health/metrics/tally.ts';
import { type ClockWatch, watchClock } from '../http/clock-watch.ts';
import type { House } from '../main.ts';
import { packageVersion } from '../package-root.ts';
import { diskSpace } from './disk-space.ts';
import { inTime } from './in-time.ts';
import { ANSWER_WITHIN_MS } from './readiness.ts';

/** What this process counts, and the text of `/metrics` it is told in. */
export interface OpenMetrics {
  counting: Counting;
  /** How this machine's clock stands against the platforms'. */
  clock: Pick<ClockWatch, 'fault'>;
  page(of: MetricsOf): Promise<string>;
  /** Measures all the time from here on, until the answer is called. */
  watch(): () => void;
}

export interface MetricsOf {
  house: Pick<House, 'report' | 'delivery'>;
  readiness: () => Promise<{ ready: boolean; papers: number | null }>;
  store: 'files' | 'postgres';
  dataDir: string;
}

export function openMetrics(config: {
  slack: SlackSettings | null;
  discord: DiscordSettings | null;
}): OpenMetrics {
  const registry = createRegistry();
  const addresses = [config.slack, config.discord].flatMap((each) => (each === null ? [] : [each.apiUrl]));
  const clock = watchClock(addresses, () => systemClock.now());
  const tally = createTally(registry, elapsedMs);
  const uptimeMs = process.uptime() * 1000;
  const startedAt = new Date(systemClock.now().getTime() - uptimeMs);
  return {
    counting: { tally, elapsedMs },
    clock,
    page: ({ house, readiness, store, dataDir }) =>
      metricsPage({
        build: { version: packageVersion(), node: process.versions.node, store },
        readiness,
        report: () => inTime(ANSWER_WITHIN_MS, house.report),
        deliveries: async () => ({
          ...(await inTime(ANSWER_WITHIN_MS, house.delivery.status)),
          queues: house.delivery.queues(),
        }),
        disk: () => inTime(ANSWER_WITHIN_MS, () => diskSpace(dataDir)),
        process: () => processFacts(startedAt),
        counted: () => [...registry.families(), tally.waits(), clockFamily(clock)],
        now: () => systemClock.now(),
      }),
    watch: () => watchEventLoop(registry, { after, elapsedMs }),
  };
}

function clockFamily(clock: ClockWatch): Family {
  return gauges(
    'broadsheet_clock_offset_seconds',
    'How far a platform’s clock is ahead of this machine’s, to about half a second.',
    clock.offsets().map(({ host, aheadMs }) => ({ labels: { host }, value: aheadMs / 1000 })),
  );
}

function processFacts(startedAt: Date): ProcessFacts {
  return {
    memory: process.memoryUsage(),
    cpu: process.cpuUsage(),
    uptimeSeconds: process.uptime(),
    startedAt,
  };
}
