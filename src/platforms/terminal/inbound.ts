import type { Press } from './numbering.ts';

/** What a typed line means before the desk hears it. */
export type Meaning =
  | { kind: 'nothing' }
  | { kind: 'leave' }
  | { kind: 'press'; press: Press }
  | { kind: 'no-such-press'; number: number }
  /** The line exactly as typed. */
  | { kind: 'said'; text: string };

const LEAVING = new Set(['/quit', '/exit']);

const PRESS = /^#?\d{1,4}$/u;

/** Longer bare numbers are more likely a year or a count to look up than a slip of the finger. */
const LONGEST_SLIP = 2;

/**
 * Understands a line given what the last answer offers: `1` or `#1` presses, `/quit` leaves, all else is said to
 * the desk. A bare number nothing answers to is taken as a slip where there were buttons, and as words where not.
 */
export function understand(line: string, presses: readonly Press[]): Meaning {
  const typed = line.trim();
  if (typed === '') return { kind: 'nothing' };
  if (LEAVING.has(typed.toLowerCase())) return { kind: 'leave' };
  if (!PRESS.test(typed)) return { kind: 'said', text: line };
  const marked = typed.startsWith('#');
  const number = Number(marked ? typed.slice(1) : typed);
  const press = presses.find((each) => each.number === number);
  if (press !== undefined) return { kind: 'press', press };
  const slip = presses.length > 0 && typed.length <= LONGEST_SLIP;
  return marked || slip ? { kind: 'no-such-press', number } : { kind: 'said', text: line };
}
