import { type Cursor, closerOf, rawBetween } from './cursor.ts';
import { isFormula, startsFormula } from './dollars.ts';

/** Tokens of a formula from `start` up to `end`; reading goes on at `next`. */
export interface FormulaRange {
  start: number;
  end: number;
  next: number;
}

/** The formula that the dollar sign under the cursor opens, or `null` where the sign is a price's or stands alone. */
export function formulaAt(cursor: Cursor): FormulaRange | null {
  const isDouble = isDollar(cursor, cursor.at + 1);
  if (isDouble) return displayRange(cursor) ?? { start: cursor.at, end: cursor.at, next: cursor.at + 1 };
  const start = cursor.at + 1;
  const end = nextDollar(cursor, start);
  if (end === null) return unclosedRange(cursor, start);
  const closing = cursor.tokens[end];
  const after = cursor.source[closing?.end ?? 0] ?? '';
  if (isFormula(rawBetween(cursor, start, end), after)) return { start, end, next: end + 1 };
  return unclosedRange(cursor, start);
}

function displayRange(cursor: Cursor): FormulaRange | null {
  const start = cursor.at + 2;
  const end = nextDollar(cursor, start);
  if (end === null || end === start || !isDollar(cursor, end + 1)) return null;
  return { start, end, next: end + 2 };
}

/** A forgotten closing sign: only the word after the opening one is read as a formula. */
function unclosedRange(cursor: Cursor, start: number): FormulaRange | null {
  const end = wordEnd(cursor, start);
  return startsFormula(rawBetween(cursor, start, end)) ? { start, end, next: end } : null;
}

function wordEnd(cursor: Cursor, start: number): number {
  let index = start;
  while (index < cursor.end && !endsWord(cursor, index)) index = (closerOf(cursor, index) ?? index) + 1;
  return index;
}

function endsWord(cursor: Cursor, index: number): boolean {
  const kind = cursor.tokens[index]?.kind;
  return kind === 'space' || kind === 'dollar';
}

/** The next dollar sign on the same level of braces: `$\text{if $x$}$` closes with the last one. */
function nextDollar(cursor: Cursor, from: number): number | null {
  let index = from;
  while (index < cursor.end) {
    if (isDollar(cursor, index)) return index;
    index = skipBraces(cursor, index);
  }
  return null;
}

function skipBraces(cursor: Cursor, index: number): number {
  const closer = cursor.tokens[index]?.kind === 'open' ? closerOf(cursor, index) : null;
  return (closer ?? index) + 1;
}

function isDollar(cursor: Cursor, index: number): boolean {
  return index < cursor.end && cursor.tokens[index]?.kind === 'dollar';
}
