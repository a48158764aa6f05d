/** A filter as typed: `-has:code` is `{ negated: true, key: 'has', value: 'code', written: '-has:code' }`. */
export interface TypedFilter {
  kind: 'filter';
  negated: boolean;
  key: FilterKey;
  value: string;
  /** Whether white space came after the colon: then it may be a title's colon after all. */
  spaced: boolean;
  written: string;
}

export type FilterKey = 'author' | 'year' | 'category' | 'has' | 'no';

export interface TypedWord {
  kind: 'word';
  text: string;
}

const KEYS: ReadonlyMap<string, FilterKey> = new Map([
  ['author', 'author'],
  ['year', 'year'],
  ['category', 'category'],
  ['cat', 'category'],
  ['has', 'has'],
  ['no', 'no'],
]);

/**
 * Takes typed text (white space already single) apart into words and filters, in order. Only the known keys make
 * a filter: `HiRE: High Recall` is words. A value is one word, or whatever stands between quotation marks of any
 * shape; a mark that is never closed is just dropped.
 */
export function scanFilters(typed: string): (TypedWord | TypedFilter)[] {
  const tokens: (TypedWord | TypedFilter)[] = [];
  let index = 0;
  while (index < typed.length) {
    if (typed.charAt(index) === ' ') {
      index += 1;
      continue;
    }
    const filter = filterAt(typed, index);
    const length = filter?.written.length ?? wordLength(typed, index);
    tokens.push(filter ?? { kind: 'word', text: typed.slice(index, index + length) });
    index += length;
  }
  return tokens;
}

function filterAt(typed: string, start: number): TypedFilter | null {
  const pattern = /([-–−!])?([a-z]{2,10})[:：]( ?)/iy;
  pattern.lastIndex = start;
  const match = pattern.exec(typed);
  const key = KEYS.get(match?.[2]?.toLowerCase() ?? '');
  if (match === null || key === undefined) return null;
  const { value, end } = valueAt(typed, pattern.lastIndex);
  const written = typed.slice(start, end);
  return { kind: 'filter', negated: match[1] !== undefined, key, value, spaced: match[3] === ' ', written };
}

const DOUBLE_QUOTES = '"“”„‟«»＂';
const SINGLE_QUOTES = "'‘’‚‛";

function valueAt(typed: string, start: number): { value: string; end: number } {
  const end = start + wordLength(typed, start);
  const opening = typed.charAt(start);
  const family = [DOUBLE_QUOTES, SINGLE_QUOTES].find((quotes) => opening !== '' && quotes.includes(opening));
  if (family === undefined) return { value: withoutEndMarks(typed.slice(start, end)), end };
  const close = closingQuote(typed, start + 1, family);
  if (close !== null) return { value: typed.slice(start + 1, close).trim(), end: close + 1 };
  // An apostrophe may open a name: 't Hooft.
  const skip = family === DOUBLE_QUOTES ? 1 : 0;
  return { value: withoutEndMarks(typed.slice(start + skip, end)), end };
}

/** Where the value's quotation ends. A single mark only ends it before white space: it may be an apostrophe. */
function closingQuote(typed: string, start: number, family: string): number | null {
  for (let index = start; index < typed.length; index += 1) {
    if (!family.includes(typed.charAt(index))) continue;
    if (family === DOUBLE_QUOTES || [' ', ''].includes(typed.charAt(index + 1))) return index;
  }
  return null;
}

function wordLength(typed: string, start: number): number {
  const space = typed.indexOf(' ', start);
  return (space === -1 ? typed.length : space) - start;
}

function withoutEndMarks(value: string): string {
  let end = value.length;
  while (end > 0 && `,;${DOUBLE_QUOTES}`.includes(value.charAt(end - 1))) end -= 1;
  return value.slice(0, end);
}
