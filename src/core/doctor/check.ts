/** One thing that is looked at to find out why something does not work, or that it does. Nothing is changed by it. */
export interface Check {
  /** In small letters, stable for scripts: `slack bot token`. */
  name: string;
  /** Over once `signal` ends; throws nothing that is expected, `OperatorError` in words at most. */
  run(signal: AbortSignal): Promise<Finding>;
  /** How long it may take where that is longer than usual: reading a large library. In milliseconds. */
  limitMs?: number;
}

/** Checks of one part or far side, shown together. Those of different groups run side by side. */
export interface CheckGroup {
  title: string;
  checks: readonly Check[];
}

/**
 * `failed`: something does not work until it is mended · `warning`: it works and should be looked after · `unknown`:
 * it cannot be found out from here; `mend` says where to look.
 */
export type CheckState = 'ok' | 'warning' | 'failed' | 'unknown';

export interface Finding {
  state: CheckState;
  /** One sentence, without a secret. */
  words: string;
  /** What to do, in words; `null` where there is nothing to do. */
  mend: string | null;
}

export function ok(words: string): Finding {
  return { state: 'ok', words, mend: null };
}

export function warning(words: string, mend: string): Finding {
  return { state: 'warning', words, mend };
}

export function failed(words: string, mend: string): Finding {
  return { state: 'failed', words, mend };
}

export function unknown(words: string, mend: string): Finding {
  return { state: 'unknown', words, mend };
}

/** The most of one kind that are looked at in one go, such as channels: each asks a far side once. */
export const MOST_OF_A_KIND = 50;

/** For those beyond it. */
export function notLookedAt(name: string, count: number, what: string): Check {
  return {
    name,
    run: async () =>
      unknown(
        `${count} more ${what} were not looked at, to spare the far side.`,
        'See “broadsheet digest list” and the page /status, which name those that are paused by a fault.',
      ),
  };
}
