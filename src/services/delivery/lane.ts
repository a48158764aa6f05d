import type { Pace } from '../../core/ports/messenger.ts';
import { createFreeTimes } from './free-times.ts';
import type { Job } from './job.ts';
import { createRefusalBudget } from './refusal-budget.ts';
import { createTenantLine } from './tenant-line.ts';

export interface Lane {
  /** Takes a job unless its key is under way already; not started before `notBefore`. */
  submit(job: Job, notBefore?: Date): void;
  has(key: string): boolean;
  /** Nothing is started there before `until`; after the whole platform was held, all goes slower for a while. */
  hold(scope: 'channel' | 'tenant' | 'platform', job: Pick<Job, 'tenant' | 'channel'>, until: Date): void;
  /** The far side refused a call: after too many everything rests for a while. */
  refused(): void;
  size(): number;
  /** Starts nothing more; resolves once what was started has ended. */
  stop(): Promise<void>;
}

export interface LaneParts {
  pace: Pace;
  now: () => Date;
  after: (delayMs: number, run: () => void) => () => void;
  onFailure: (job: Job, error: unknown) => void;
}

/** A step that failed in itself is tried again after this. */
const AFTER_FAILURE_MS = 30_000;
/** Later than this, whoever wakes the sender finds it again. */
const LONGEST_KEPT_MS = 70_000;
/** So many turns, and the next is for a job that had one before. */
const TURNS_FOR_NEW = 3;
/** A limit of the whole platform is shared with other calls than posts: once it is met there is to be more room. */
const SLOWER = 1.25;
const SLOWER_FOR_MS = 5 * 60_000;

/**
 * Jobs in the order they came, tenants in turn so that none starves another, one job at a time in a channel, and
 * never faster than the platform's pace. Every issue has its first turn before the others go on, but for a share of
 * the turns: threads wait, not issues.
 */
export function createLane({ pace, now, after, onFailure }: LaneParts): Lane {
  const keys = new Set<string>();
  /** Keys of jobs that had a turn. */
  const served = new Set<string>();
  const timers = new Set<() => void>();
  const busyChannels = new Set<string>();
  const freeAt = createFreeTimes();
  const spend = createRefusalBudget(pace.mostRefused);
  const running = new Set<Promise<void>>();
  const line = {
    freeAt: (tenant: string) => freeAt.of(nameOf('tenant', { tenant, channel: '' })),
    isBusy: (job: Job) => busyChannels.has(nameOf('channel', job)),
    later,
    onBack: pump,
  };
  const forNew = createTenantLine(line);
  const forServed = createTenantLine(line);
  let turns = 0;
  let seenMs = Number.NEGATIVE_INFINITY;
  let pumpAtMs = Number.POSITIVE_INFINITY;
  let cancelPump = () => {};
  let stopped = false;

  return {
    submit(job, notBefore) {
      if (stopped || keys.has(job.key)) return;
      keys.add(job.key);
      park(job, notBefore?.getTime() ?? 0);
    },
    has: (key) => keys.has(key),
    hold(scope, job, until) {
      const nowMs = clock();
      freeAt.hold(nameOf(scope, job), until.getTime());
      if (scope === 'platform') freeAt.hold(USUAL_PACE, nowMs + SLOWER_FOR_MS);
    },
    refused() {
      const untilMs = spend(clock());
      if (untilMs !== null) freeAt.hold(PLATFORM, untilMs);
    },
    size: () => keys.size,
    async stop() {
      stopped = true;
      for (const cancel of timers) cancel();
      cancelPump();
      await Promise.all(running);
    },
  };

  /** Now, in milliseconds. A clock that is set back makes nobody wait longer. */
  function clock(): number {
    const nowMs = now().getTime();
    if (nowMs < seenMs) freeAt.setBack(seenMs - nowMs);
    seenMs = nowMs;
    return nowMs;
  }

  /** Into its queue, at once or when its time has come. */
  function park(job: Job, atMs: number): void {
    const nowMs = clock();
    const waitMs = Math.max(atMs, freeAt.of(nameOf('channel', job))) - nowMs;
    if (waitMs <= 0) enqueue(job);
    else later(waitMs, () => park(job, 0));
  }

  function enqueue(job: Job): void {
    (served.has(job.key) ? forServed : forNew).add(job);
    pump();
  }

  /** Starts what may start now, and comes back when more may. */
  function pump(): void {
    while (!stopped && running.size < pace.atOnce && !(forNew.isEmpty() && forServed.isEmpty())) {
      const nowMs = clock();
      const platformFreeMs = freeAt.of(PLATFORM);
      if (platformFreeMs > nowMs) {
        pumpLater(platformFreeMs - nowMs);
        return;
      }
      const job = takeNext(nowMs);
      if (job === null) return;
      start(job, nowMs);
    }
  }

  function takeNext(nowMs: number): Job | null {
    turns += 1;
    const isForServed = turns % (TURNS_FOR_NEW + 1) === 0;
    const [first, second] = isForServed ? [forServed, forNew] : [forNew, forServed];
    return first.take(nowMs) ?? second.take(nowMs);
  }

  function start(job: Job, nowMs: number): void {
    const channel = nameOf('channel', job);
    if (freeAt.of(channel) > nowMs) {
      park(job, freeAt.of(channel));
      return;
    }
    busyChannels.add(channel);
    served.add(job.key);
    const slower = freeAt.of(USUAL_PACE) > nowMs ? SLOWER : 1;
    freeAt.pace(PLATFORM, nowMs, (slower * 1000) / pace.perSecond);
    freeAt.pace(nameOf('tenant', job), nowMs, 1000 / pace.perTenantPerSecond);
    const run = carryOut(job).then((goOnAt) => {
      running.delete(run);
      busyChannels.delete(channel);
      freeAt.space(channel, clock(), pace.channelGapMs);
      goOn(job, goOnAt);
      pump();
    });
    running.add(run);
  }

  async function carryOut(job: Job): Promise<Date | null> {
    try {
      return await job.run();
    } catch (error) {
      onFailure(job, error);
      return new Date(now().getTime() + AFTER_FAILURE_MS);
    }
  }

  function goOn(job: Job, at: Date | null): void {
    const isNear = at !== null && at.getTime() - now().getTime() < LONGEST_KEPT_MS;
    if (isNear && !stopped) {
      park(job, at.getTime());
      return;
    }
    keys.delete(job.key);
    served.delete(job.key);
  }

  function later(waitMs: number, run: () => void): void {
    const cancel = after(Math.ceil(waitMs), () => {
      timers.delete(cancel);
      run();
    });
    timers.add(cancel);
  }

  function pumpLater(waitMs: number): void {
    const nowMs = clock();
    const atMs = nowMs + waitMs;
    if (pumpAtMs <= atMs && pumpAtMs > nowMs) return;
    cancelPump();
    pumpAtMs = atMs;
    cancelPump = after(Math.ceil(waitMs), () => {
      pumpAtMs = Number.POSITIVE_INFINITY;
      pump();
    });
  }
}

const PLATFORM = 'platform';
const USUAL_PACE = 'usual pace';

function nameOf(scope: 'channel' | 'tenant' | 'platform', job: Pick<Job, 'tenant' | 'channel'>): string {
  if (scope === 'platform') return PLATFORM;
  const tenant = `${job.tenant.length}:${job.tenant}`;
  return scope === 'tenant' ? tenant : `${tenant}:${job.channel}`;
}
