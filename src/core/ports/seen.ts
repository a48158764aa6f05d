/**
 * What happened lately, known to all processes that share a database, so that an event which a platform hands to two of
 * them is acted on once.
 */
export interface Seen {
  /**
   * Whether all of these are new to everybody; they are taken note of for `forMs` milliseconds. Answers within
   * `withinMs` and never fails: where nobody can be asked it answers `true`, since an event acted on twice is better
   * than one that nobody acts on.
   */
  claim(keys: readonly string[], times: { forMs: number; withinMs: number }): Promise<boolean>;
}

/** For a process that is alone: its own memory knows all there is. */
export const seenByNobodyElse: Seen = { claim: async () => true };
