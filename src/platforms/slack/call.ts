import type { Log } from '../../core/ports/log.ts';
import type { After } from './parts.ts';
import { describeTrouble, isDeadToken, type Trouble, troubleOf } from './trouble.ts';

export interface Caller {
  /**
   * Calls Slack, and again after a while where that is safe. `once` is for what would be seen twice if it were done
   * twice; the rest may be repeated even when the outcome is unknown. Throws what the last attempt threw.
   */
  call<T>(what: string, repeat: 'once' | 'repeatable', run: () => Promise<T>): Promise<T>;
}

export interface CallerParts {
  log: Log;
  after: After;
  /** Told how the token fares, for the health of the platform. */
  onToken(state: 'works' | 'refused', code: string): void;
}

const MOST_TRIES = 3;
const LONGEST_WAIT_MS = 30_000;
const UNAVAILABLE_WAIT_MS = 500;

export function createCaller({ log, after, onToken }: CallerParts): Caller {
  return {
    async call(what, repeat, run) {
      for (let tries = 1; ; tries += 1) {
        try {
          const result = await run();
          onToken('works', '');
          return result;
        } catch (error) {
          const trouble = troubleOf(error);
          const waitMs = tries < MOST_TRIES ? waitBefore(trouble, repeat, tries) : null;
          log.warn(
            { call: what, trouble: describeTrouble(trouble), again: waitMs !== null },
            'Slack call failed',
          );
          if (trouble.kind === 'refused' && isDeadToken(trouble)) onToken('refused', trouble.code);
          if (waitMs === null) throw error;
          await new Promise<void>((resolve) => void after(waitMs, resolve));
        }
      }
    },
  };
}

/** How long to wait before the next attempt; `null` when there should be none. */
function waitBefore(trouble: Trouble, repeat: 'once' | 'repeatable', tries: number): number | null {
  switch (trouble.kind) {
    case 'refused':
      return null;
    case 'rate-limited':
      return trouble.retryAfterMs <= LONGEST_WAIT_MS ? trouble.retryAfterMs : null;
    case 'unavailable':
      return UNAVAILABLE_WAIT_MS * tries;
    case 'unknown':
      return repeat === 'repeatable' ? UNAVAILABLE_WAIT_MS * tries : null;
  }
}
