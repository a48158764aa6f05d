import type { Pace } from '../../core/ports/messenger.ts';

/** One step of one issue's way. */
export interface Job {
  key: string;
  tenant: string;
  channel: string;
  /** Does at most one call to the far side; answers when to go on, `null` when there is nothing more to do now. */
  run(): Promise<Date | null>;
}

export interface Lane {
  /** Takes a job unless its key is under way already; not started before `notBefore`. */
  submit(job: Job, notBefore?: Date): void;
  has(key: string): boolean;
  /** Nothing is started there before `until`. */
  hold(scope: 'channel' | 'tenant' | 'platform', job: Pick<Job, 'tenant' | 'channel'>, until: Date): void;
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

/**
 * Jobs in the order they came, tenants in turn so that none starves another, one job at a time in a channel, and
 * never faster than the platform's pace.
 */
export function createLane({ pace, now, after, onFailure }: LaneParts): Lane {
  const queues = new Map<string, Job[]>();
  const keys = new Set<string>();
  const timers = new Set<() => void>();
  const busyChannels = new Set<string>();
  const freeAt = createFreeTimes();
  const running = new Set<Promise<void>>();
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
      freeAt.hold(nameOf(scope, job), until.getTime());
    },
    size: () => keys.size,
    async stop() {
      stopped = true;
      for (const cancel of timers) cancel();
      cancelPump();
      await Promise.all(running);
    },
  };

  /** Into its queue, at once or when its time has come. */
  function park(job: Job, atMs: number): void {
    const waitMs = Math.max(atMs, freeAt.of(nameOf('channel', job))) - now().getTime();
    if (waitMs <= 0) {
      enqueue(job);
      return;
    }
    const cancel = after(waitMs, () => {
      timers.delete(cancel);
      park(job, 0);
    });
    timers.add(cancel);
  }

  function enqueue(job: Job): void {
    const queue = queues.get(job.tenant);
    if (queue === undefined) queues.set(job.tenant, [job]);
    else queue.push(job);
    pump();
  }

  /** Starts what may start now, and comes back when more may. */
  function pump(): void {
    while (!stopped && running.size < pace.atOnce && queues.size > 0) {
      const nowMs = now().getTime();
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

  /** The first job of the next tenant that may go; tenants take turns by going to the end of the line. */
  function takeNext(nowMs: number): Job | null {
    let soonestMs = Number.POSITIVE_INFINITY;
    for (const [tenant, queue] of [...queues]) {
      const tenantFreeMs = freeAt.of(nameOf('tenant', { tenant, channel: '' }));
      if (tenantFreeMs > nowMs) {
        soonestMs = Math.min(soonestMs, tenantFreeMs);
        continue;
      }
      const job = queue.find((each) => !busyChannels.has(nameOf('channel', each)));
      if (job === undefined) continue;
      queue.splice(queue.indexOf(job), 1);
      queues.delete(tenant);
      if (queue.length > 0) queues.set(tenant, queue);
      return job;
    }
    if (soonestMs !== Number.POSITIVE_INFINITY) pumpLater(soonestMs - nowMs);
    return null;
  }

  function start(job: Job, nowMs: number): void {
    const channel = nameOf('channel', job);
    if (freeAt.of(channel) > nowMs) {
      park(job, freeAt.of(channel));
      return;
    }
    busyChannels.add(channel);
    freeAt.space(PLATFORM, nowMs, 1000 / pace.perSecond);
    freeAt.space(nameOf('tenant', job), nowMs, 1000 / pace.perTenantPerSecond);
    const run = carryOut(job).then((goOnAt) => {
      running.delete(run);
      busyChannels.delete(channel);
      freeAt.space(channel, now().getTime(), pace.channelGapMs);
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
    if (stopped || !isNear) keys.delete(job.key);
    else park(job, at.getTime());
  }

  function pumpLater(waitMs: number): void {
    const atMs = now().getTime() + waitMs;
    if (pumpAtMs <= atMs && pumpAtMs > now().getTime()) return;
    cancelPump();
    pumpAtMs = atMs;
    cancelPump = after(Math.ceil(waitMs), () => {
      pumpAtMs = Number.POSITIVE_INFINITY;
      pump();
    });
  }
}

const PLATFORM = 'platform';

function nameOf(scope: 'channel' | 'tenant' | 'platform', job: Pick<Job, 'tenant' | 'channel'>): string {
  if (scope === 'platform') return PLATFORM;
  const tenant = `${job.tenant.length}:${job.tenant}`;
  return scope === 'tenant' ? tenant : `${tenant}:${job.channel}`;
}

const MOST_KEPT = 50_000;

/** From when on each place is free again; what is long past is forgotten. */
function createFreeTimes() {
  const times = new Map<string, number>();
  const set = (name: string, atMs: number) => {
    times.delete(name);
    times.set(name, atMs);
    if (times.size > MOST_KEPT) times.delete(times.keys().next().value ?? '');
  };
  const of = (name: string) => times.get(name) ?? 0;
  return {
    of,
    hold: (name: string, untilMs: number) => set(name, Math.max(of(name), untilMs)),
    space: (name: string, nowMs: number, gapMs: number) => set(name, Math.max(of(name), nowMs + gapMs)),
  };
}
