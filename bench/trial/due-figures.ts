import type { Subscription } from '../../src/core/digest/subscription.ts';
import { percentile } from '../../src/core/evaluation/index.ts';
import { newestSlot } from '../../src/core/schedule/index.ts';
import { markerToken } from '../../src/services/delivery/marker.ts';
import type { Standing } from './limited-side.ts';

/** What stands there of one kind of message. */
export interface Stood {
  once: number;
  twice: number;
  lost: number;
}

/** How one tenant's issues came, in milliseconds after they were due. */
export interface TenantWait {
  digests: number;
  firstMs: number;
  lastMs: number;
  /** The longest time without an issue while there was one to come. */
  gapMs: number;
}

export interface DueFigures {
  issues: Stood;
  threads: Stood;
  /** When the last issue, and the last message of all, stood. */
  lastIssueMs: number;
  drainedMs: number;
  smallest: TenantWait;
  largest: TenantWait;
  /** The longest any tenant waited for its first issue, and half of them at most. */
  longestFirstMs: number;
  medianFirstMs: number;
}

/** Compares what stands with what was due. */
export function figuresOf(
  subscriptions: readonly Subscription[],
  standing: readonly Standing[],
  dueAt: Date,
): DueFigures {
  const times = new Map<string, number[]>();
  for (const { marker, atMs } of standing) times.set(marker, [...(times.get(marker) ?? []), atMs]);
  const markers = (role: 'issue' | 'thread') => subscriptions.map((each) => markerOf(each, dueAt, role));
  const waits = [...byTenant(subscriptions).values()].map((own) => waitOf(own, times, dueAt));
  const bySize = waits.toSorted((a, b) => a.digests - b.digests);
  const nobody = { digests: 0, firstMs: 0, lastMs: 0, gapMs: 0 };
  const firsts = waits.map(({ firstMs }) => firstMs);
  return {
    issues: countStood(markers('issue'), times),
    threads: countStood(markers('thread'), times),
    lastIssueMs: Math.max(...waits.map(({ lastMs }) => lastMs)),
    drainedMs: standing.reduce((last, { atMs }) => Math.max(last, atMs - dueAt.getTime()), 0),
    smallest: bySize[0] ?? nobody,
    largest: bySize.at(-1) ?? nobody,
    longestFirstMs: Math.max(...firsts),
    medianFirstMs: percentile(firsts, 50),
  };
}

function markerOf(subscription: Subscription, dueAt: Date, role: 'issue' | 'thread'): string {
  const { id, tenant, channel, schedule, zone, since } = subscription;
  const slot = newestSlot(schedule, zone, new Date(since), dueAt)?.key ?? '';
  return markerToken({ tenant, channel, subscription: id, slot }, role, 0);
}

function countStood(markers: readonly string[], times: ReadonlyMap<string, number[]>): Stood {
  const counts = markers.map((marker) => times.get(marker)?.length ?? 0);
  return {
    once: counts.filter((count) => count === 1).length,
    twice: counts.filter((count) => count > 1).length,
    lost: counts.filter((count) => count === 0).length,
  };
}

function byTenant(subscriptions: readonly Subscription[]): Map<string, Subscription[]> {
  const tenants = new Map<string, Subscription[]>();
  for (const each of subscriptions) tenants.set(each.tenant, [...(tenants.get(each.tenant) ?? []), each]);
  return tenants;
}

function waitOf(own: readonly Subscription[], times: ReadonlyMap<string, number[]>, dueAt: Date): TenantWait {
  const cameMs = own
    .flatMap((each) => times.get(markerOf(each, dueAt, 'issue')) ?? [])
    .map((atMs) => atMs - dueAt.getTime())
    .sort((a, b) => a - b);
  const gaps = cameMs.map((atMs, index) => atMs - (cameMs[index - 1] ?? 0));
  return {
    digests: own.length,
    firstMs: cameMs[0] ?? Number.POSITIVE_INFINITY,
    lastMs: cameMs.at(-1) ?? Number.POSITIVE_INFINITY,
    gapMs: Math.max(...gaps),
  };
}
