export interface Delimiters {
  /**
   * Where the mark that closes what was opened before `from` begins; -1 where none does. Code and whatever `skip`
   * passes over close nothing.
   */
  find(mark: string, from: number): number;
}

export interface DelimiterRules {
  /** How many characters at this place are taken as they stand, such as an escape or a piece of code. */
  skip(text: string, at: number): number;
  /** Whether the mark at this place can close. */
  closes(text: string, at: number, mark: string): boolean;
}

/**
 * Looks for closing marks in one text. A mark that was once not found is not looked for again further on, so that a
 * text of nothing but opening marks takes no longer than any other.
 */
export function delimitersOf(text: string, rules: DelimiterRules): Delimiters {
  const missingFrom = new Map<string, number>();
  return {
    find(mark, from) {
      if (from >= (missingFrom.get(mark) ?? Number.POSITIVE_INFINITY)) return -1;
      let at = from;
      while (at < text.length) {
        const skipped = rules.skip(text, at);
        if (skipped > 0) at += skipped;
        else if (at > from && text.startsWith(mark, at) && rules.closes(text, at, mark)) return at;
        else at += 1;
      }
      missingFrom.set(mark, from);
      return -1;
    },
  };
}
