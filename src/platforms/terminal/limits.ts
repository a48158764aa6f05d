/** The bounds the terminal keeps. None is a rule of another party's; each says why it is there. */
export const TERMINAL_LIMITS = {
  /** Where the terminal does not say how wide it is. */
  defaultColumns: 80,
  /** Narrower than this, wrapping helps nobody. */
  leastColumns: 20,
  /** Wider than this, a line is hard to read back from. */
  mostColumns: 100,
  /** The longest line read; the rest of it is dropped, and the person told. */
  lineCharacters: 4000,
  historyLines: 200,
  /** How long an answer may take before "looking …" is shown. */
  lookingAfterMs: 400,
  /** After this a completion that has not come is not waited for: the keyboard is held meanwhile. */
  completeWithinMs: 1500,
  /** How many completions are listed at once. */
  completionsShown: 20,
  /** The longest name a saved file is given. */
  fileNameCharacters: 100,
} as const;
