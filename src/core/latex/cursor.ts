import { matchDelimiters } from './delimiters.ts';
import { type Token, tokenize } from './tokens.ts';

/** A stretch of tokens that is being read. `at` moves; everything else stands. */
export interface Cursor {
  source: string;
  tokens: readonly Token[];
  /** See `matchDelimiters`. */
  closers: Int32Array;
  /** Whether the source holds any macro at all, which makes a stray dollar sign half a formula, not a price. */
  hasMacros: boolean;
  at: number;
  /** One past the last token of the stretch. */
  end: number;
}

export function openCursor(source: string): Cursor {
  const tokens = tokenize(source);
  return {
    source,
    tokens,
    closers: matchDelimiters(tokens),
    hasMacros: source.includes('\\'),
    at: 0,
    end: tokens.length,
  };
}

/** A cursor over the tokens from `start` up to `end`. */
export function stretch(cursor: Cursor, start: number, end: number): Cursor {
  return { ...cursor, at: start, end };
}

/** The token that closes the one at `index`, or `null` when it is not within the stretch. */
export function closerOf(cursor: Cursor, index: number): number | null {
  const closer = cursor.closers[index] ?? -1;
  return closer > index && closer < cursor.end ? closer : null;
}

/** Moves over white space; returns how many characters that was. */
export function skipSpaces(cursor: Cursor): number {
  let characters = 0;
  while (cursor.at < cursor.end && cursor.tokens[cursor.at]?.kind === 'space') {
    characters += cursor.tokens[cursor.at]?.text.length ?? 0;
    cursor.at += 1;
  }
  return characters;
}

/** The source as it stands from one token up to another. */
export function rawBetween(cursor: Cursor, start: number, end: number): string {
  const from = cursor.tokens[start]?.start ?? cursor.source.length;
  const to = cursor.tokens[end]?.start ?? cursor.source.length;
  return cursor.source.slice(from, to);
}
