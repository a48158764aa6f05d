import { SourceUnavailable } from '../core/errors.ts';
import type { HostHealth } from '../core/ports/http.ts';
import type { Log } from '../core/ports/log.ts';

/** So many failures one after the other open the circuit: the host is left alone. */
const MOST_FAILURES = 5;
const FIRST_COOL_DOWN_MS = 30_000;
const LONGEST_COOL_DOWN_MS = 30 * 60_000;
/** A rest the host asks for is waited out up to here; for a longer one callers are told at once. */
const LONGEST_PATIENCE_MS = 60_000;

/** Whether a host can be asked: its circuit, and the rest it asked for. */
export interface Standing {
  /** Throws a SourceUnavailable, with when to come again, while the host is left alone for longer than one waits. */
  check(): void;
  /** How long nothing may be sent, in milliseconds; 0 when something may. */
  restMs(): number;
  /** After a cool-down one request alone finds out whether the host is well again. */
  onTrial(): boolean;
  succeed(): void;
  fail(why: string): void;
  /** The host asked to be left alone for so long. */
  rest(restMs: number, why: string): void;
  /** Whether it ever answered or failed. */
  wasHeard(): boolean;
  state(): Pick<HostHealth, 'state' | 'untilMs' | 'why'>;
}

export interface StandingParts {
  host: string;
  title: string;
  now: () => Date;
  log: Log;
}

interface Span {
  untilMs: number;
  lengthMs: number;
  why: string;
}

export function createStanding({ host, title, now, log }: StandingParts): Standing {
  let isHeard = false;
  let failures = 0;
  let coolDownMs = 0;
  let cooling: Span | null = null;
  let resting: Span | null = null;

  return {
    check() {
      const coolingMs = leftMs(cooling);
      const restingMs = leftMs(resting);
      if (coolingMs === 0 && restingMs <= LONGEST_PATIENCE_MS) return;
      const span = coolingMs >= restingMs ? cooling : resting;
      throw new SourceUnavailable(
        title,
        `${title} is left alone for now: ${span?.why}.`,
        Math.max(coolingMs, restingMs),
      );
    },
    restMs: () => Math.max(leftMs(cooling), leftMs(resting)),
    onTrial: () => cooling !== null,
    succeed() {
      isHeard = true;
      if (cooling !== null) log.warn({ host, failures }, 'The host answers again');
      failures = 0;
      coolDownMs = 0;
      cooling = null;
    },
    fail(why) {
      isHeard = true;
      failures += 1;
      if (failures < MOST_FAILURES || leftMs(cooling) > 0) return;
      coolDownMs = coolDownMs === 0 ? FIRST_COOL_DOWN_MS : Math.min(LONGEST_COOL_DOWN_MS, 2 * coolDownMs);
      cooling = spanOf(coolDownMs, why);
      log.warn({ host, failures, coolDownMs, why }, 'The host is left alone after failures');
    },
    rest(restMs, why) {
      if (restMs > leftMs(resting)) resting = spanOf(restMs, why);
    },
    wasHeard: () => isHeard,
    state() {
      const spans = [cooling, resting].filter((span) => span !== null).filter((span) => leftMs(span) > 0);
      const [longest] = spans.sort((a, b) => b.untilMs - a.untilMs);
      if (longest === undefined) return { state: 'working', untilMs: null, why: null };
      return { state: 'open', untilMs: longest.untilMs, why: longest.why };
    },
  };

  function spanOf(lengthMs: number, why: string): Span {
    const at = now();
    return { untilMs: at.getTime() + lengthMs, lengthMs, why: `${why} at ${at.toISOString()}` };
  }

  /** A clock that was set back makes no rest longer than it was. */
  function leftMs(span: Span | null): number {
    if (span === null) return 0;
    const left = span.untilMs - now().getTime();
    return left > span.lengthMs ? 0 : Math.max(0, left);
  }
}
