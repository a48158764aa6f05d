import { watchEventLoop } from '../../../src/health/metrics/event-loop.ts';
import { gauges } from '../../../src/health/metrics/family.ts';
import { type MetricsPageParts, metricsPage } from '../../../src/health/metrics/page.ts';
import { createRegistry } from '../../../src/health/metrics/registry.ts';
import { createTally } from '../../../src/health/metrics/tally.ts';
import { brokenReport } from '../../support/operator-report.ts';

export const NOON = new Date('2026-11-25T11:03:20.000Z');

/** A page of a process to which everything has happened that is counted; with whatever else a test needs. */
export function wholePage(changes: Partial<MetricsPageParts> = {}): Promise<string> {
  const registry = createRegistry();
  const elapsedMs = () => 1000;
  const tally = createTally(registry, elapsedMs);
  tally.answered('paper', 'answered', 12);
  tally.searched('lookup', 3);
  tally.wrote('stored', 4);
  tally.wrote('failed', 4);
  const message = { channel: 'C1', message: '1' };
  tally.posted('slack', 'issue', { kind: 'accepted', message }, 80);
  const later = { kind: 'later', retryAfterMs: 30_000, scope: 'channel', why: 'asked to wait' } as const;
  tally.posted('slack', 'issue', later, 20);
  tally.posted('discord', 'issue', { kind: 'refused', cause: 'no-permission', why: 'not allowed' }, 20);
  tally.readBack('slack', { kind: 'read', messages: [] });
  let ring = () => {};
  watchEventLoop(registry, {
    after: (_, run) => {
      ring = run;
      return () => {};
    },
    elapsedMs,
  });
  ring();
  const offset = gauges('broadsheet_clock_offset_seconds', 'How far it is.', [
    { labels: { host: 'slack.com' }, value: 0.2 },
  ]);
  return metricsPage({
    build: { version: '0.1.0', node: '20.19.0', store: 'files' },
    readiness: async () => ({ ready: false, papers: 43 }),
    report: async () => brokenReport(),
    deliveries: async () => ({
      late: [{ dueAt: new Date(NOON.getTime() - 600_000) }],
      held: 1,
      open: 2,
      unserved: 0,
      wokeAt: NOON,
      fault: null,
      queues: [{ platform: 'slack', size: 7 }],
    }),
    disk: async () => ({ freeBytes: 5e9, sizeBytes: 2e10 }),
    process: () => ({
      memory: { rss: 1e8, heapUsed: 5e7, heapTotal: 6e7, external: 1e6 },
      cpu: { user: 2_000_000, system: 500_000 },
      uptimeSeconds: 3600,
      startedAt: new Date(NOON.getTime() - 3_600_000),
    }),
    counted: () => [...registry.families(), tally.waits(), offset],
    now: () => NOON,
    ...changes,
  });
}
