import type { Log } from '../../core/ports/log.ts';
import type { After } from './parts.ts';
import { describeTrouble, isDeadToken, type Trouble, troubleOf } from './trouble.ts';

export interface Caller {
  /**
   * Calls Slack, and again after a while where that is safe. `once` is for what would be seen twice if it were done
   * twice; the rest may be repeated even when the outcome is unknown. Throws what the last attempt threw.
   */
  call: Call;
  /** The same for what needs no token and so tells nothing of it: a response_url. */
  callWithoutToken: Call;
}

type Call = <T>(what: string, repeat: Repeat, run: () => Promise<T>) => Promise<T>;
type Repeat = 'once' | 'repeatable';

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
    call: (what, repeat, run) => attempt(what, repeat, run, onToken),
    callWithoutToken: (what, repeat, run) => attempt(what, repeat, run, () => {}),
  };

  async function attempt<T>(
    what: string,
    repeat: Repeat,
    run: () => Promise<T>,
    tell: CallerParts['onToken'],
  ): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        const result = await run();
        tell('works', '');
        return result;
      } catch (error) {
        const trouble = troubleOf(error);
        const waitMs = tries < MOST_TRIES ? waitBefore(trouble, repeat, tries) : null;
        const fields = { call: what, trouble: describeTrouble(trouble), again: waitMs !== null };
        log.warn(fields, 'Slack call failed');
        if (trouble.kind === 'refused' && isDeadToken(trouble)) tell('refused', trouble.code);
        if (waitMs === null) throw error;
        await new Promise<void>((resolve) => void after(waitMs, resolve));
      }
    }
  }
}

/** How long to wait before the next attempt; `null` when there should be none. */
function waitBefore(trouble: Trouble, repeat: Repeat, tries: number): number | null {
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
