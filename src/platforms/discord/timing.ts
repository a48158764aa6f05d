/**
 * How long things may take, in milliseconds. Discord takes the first answer to an interaction for 3 s and what
 * follows for 15 min (Developer documentation, "Receiving and Responding"); the rest are bounds of our own.
 */
export const DISCORD_TIMING = {
  /** Not answered by then, the person is shown that we are at it: half of Discord's 3 s is left for the way there. */
  deferAfterMs: 1500,
  /** Suggestions cannot be deferred: what is not there by then is not offered. */
  suggestWithinMs: 1500,
  /** A chart that is not painted by then is shown in words: with a late answer before it, Discord's 3 s still hold. */
  paintWithinMs: 700,
  /** How long a repeated event is known again; Discord repeats only what a dropped connection lost. */
  repeatedForMs: 10 * 60_000,
  /** How long an offered form is kept; later its button asks for it again. An answer for one person, likewise. */
  formKeptForMs: 15 * 60_000,
  /** How long a channel that refused us is left alone. */
  refusedForMs: 10 * 60_000,
  /** `stop` waits so long for what is in flight. */
  finishWithinMs: 8000,
  /** `start` waits so long for the commands to be registered; it goes on in the background. */
  registerWithinMs: 10_000,
  /** Between attempts to reach Discord at start: the first wait, doubled each time up to the longest. */
  firstRetryMs: 1000,
  longestRetryMs: 60_000,
  /** A limit that is met again and again is told once in so long. */
  limitToldEveryMs: 60_000,
  /** One call of the client that posts; it never tries twice. */
  postTimeoutMs: 10_000,
} as const;

/** How many repeated events, forms and refusals are remembered at most. */
export const MOST_REMEMBERED = 10_000;

/** How many answers are kept for whoever asked: some hold whole files. */
export const MOST_ANSWERS_KEPT = 200;

/** Runs something later and answers with what calls it off. */
export type After = (delayMs: number, run: () => void) => () => void;

/** The promise's value, or `null` once the time is over. */
export async function within<T>(after: After, ms: number, promise: Promise<T>): Promise<T | null> {
  let callOff = () => {};
  const late = new Promise<null>((resolve) => {
    callOff = after(ms, () => resolve(null));
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    callOff();
  }
}
