import { SourceUnavailable } from '../core/errors.ts';
import type { HostHealth } from '../core/ports/http.ts';
import type { HostLimits } from './host-limits.ts';
import type { Pace } from './pace.ts';
import type { Standing } from './standing.ts';

/** More than these would wait for minutes, so they are told at once. */
const MOST_WAITING = 200;

/** The waiting line of one host: who is next, and when. */
export interface HostLine {
  limits: HostLimits;
  standing: Standing;
  /** Announced by the host: see `Pace`. */
  slowTo(gapMs: number): void;
  /**
   * Runs the task when its turn comes, and has the turn last until the task's end. `ahead` goes before those who have
   * not been served yet. Throws a SourceUnavailable when the line is too long or closed, the host is left alone, or
   * the signal ends the waiting.
   */
  run<T>(task: () => Promise<T>, options: { ahead: boolean; signal: AbortSignal }): Promise<T>;
  health(): HostHealth;
  /** Whether anything of it is to be told: somebody waits or is served, or it was asked before. */
  wasAsked(): boolean;
  /** Whether nobody waits, nothing is under way and nothing needs to be remembered. */
  isIdle(): boolean;
  /** Those who wait are told the host is unavailable, and so is everyone who comes later. */
  close(): void;
}

export interface HostLineParts {
  limits: HostLimits;
  pace: Pace;
  standing: Standing;
  after: (delayMs: number, run: () => void) => () => void;
}

interface Waiter {
  start: () => void;
  refuse: (error: unknown) => void;
}

export function createHostLine({ limits, pace, standing, after }: HostLineParts): HostLine {
  let waiting: Waiter[] = [];
  let underWay = 0;
  let isClosed = false;
  let callOffRest: (() => void) | null = null;
  pace.onFree(serve);

  return {
    limits,
    standing,
    slowTo: (gapMs) => pace.slowTo(gapMs),
    async run(task, { ahead, signal }) {
      if (isClosed) throw closedError();
      standing.check();
      if (waiting.length >= MOST_WAITING && !ahead) throw crowdedError();
      await turn(ahead, signal);
      try {
        return await task();
      } finally {
        underWay -= 1;
        pace.done();
      }
    },
    health: () => ({ host: limits.host, ...standing.state(), waiting: waiting.length }),
    wasAsked: () => standing.wasHeard() || underWay > 0 || waiting.length > 0,
    isIdle: () => waiting.length === 0 && pace.isIdle() && !standing.onTrial() && standing.restMs() === 0,
    close() {
      isClosed = true;
      callOffRest?.();
      refuseAll(closedError());
    },
  };

  /** Resolves when it is this caller's turn. */
  function turn(ahead: boolean, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        waiting = waiting.filter((each) => each !== waiter);
        reject(signal.reason);
      };
      const waiter: Waiter = {
        start: () => {
          signal.removeEventListener('abort', leave);
          resolve();
        },
        refuse: (error) => {
          signal.removeEventListener('abort', leave);
          reject(error);
        },
      };
      if (signal.aborted) return reject(signal.reason);
      signal.addEventListener('abort', leave, { once: true });
      waiting = ahead ? [waiter, ...waiting] : [...waiting, waiter];
      serve();
    });
  }

  /** Starts whoever may start now; called whenever that may have changed. */
  function serve(): void {
    while (waiting.length > 0 && !isClosed && mayStart() && pace.take(serve)) {
      underWay += 1;
      waiting.shift()?.start();
    }
  }

  /** Whether the host may be asked now; who waits for one that is left alone is told so. */
  function mayStart(): boolean {
    try {
      standing.check();
    } catch (error) {
      refuseAll(error);
      return false;
    }
    const restMs = standing.restMs();
    if (restMs > 0) serveAfter(restMs);
    return restMs === 0 && !(standing.onTrial() && underWay > 0);
  }

  function serveAfter(restMs: number): void {
    callOffRest?.();
    callOffRest = after(restMs, serve);
  }

  function refuseAll(error: unknown): void {
    const refused = waiting;
    waiting = [];
    for (const { refuse } of refused) refuse(error);
  }

  function closedError(): SourceUnavailable {
    return new SourceUnavailable(limits.title, 'Broadsheet is stopping and asks no more.');
  }

  function crowdedError(): SourceUnavailable {
    const waitMs = MOST_WAITING * limits.gapMs;
    return new SourceUnavailable(
      limits.title,
      `Too many questions wait for ${limits.title} already.`,
      waitMs,
    );
  }
}
