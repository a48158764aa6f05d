import type { JsonToken } from './json-tokens.ts';

/** An object of the list, as far as it is read. */
export interface JsonItem {
  /** The line it begins in. */
  line: number;
  pieces: string[];
  /** UTF-16 units. */
  length: number;
  /** The brackets that are open, outermost first. */
  open: string;
  /** The last mark, `w` after a word, or the beginning of the last string. */
  previous: string;
  /** The last string but for a colon after it. */
  key: string;
  problem: string | null;
}

/** UTF-16 units; a longer item is let go while it is read. */
const LONGEST_ITEM = 1_000_000;
const LONGEST_KEY = 20;
const DEEPEST = 1000;

export function startItem(line: number): JsonItem {
  return { line, pieces: ['{'], length: 1, open: '{', previous: '{', key: '', problem: null };
}

/** Takes a token in. The item is whole when nothing is open any more. */
export function addToken(item: JsonItem, token: JsonToken): void {
  item.length += token.text.length;
  if (item.length <= LONGEST_ITEM) item.pieces.push(token.text);
  else {
    item.pieces = [];
    item.problem = 'the item is longer than 1 MB';
  }
  if (token.broken) item.problem ??= 'a text in it is not closed';
  if (token.kind === 'space') return;
  if (token.kind === 'string') {
    item.key = token.opens
      ? token.text.slice(0, LONGEST_KEY)
      : `${item.key}${token.text}`.slice(0, LONGEST_KEY);
    item.previous = '"';
    return;
  }
  item.previous = token.kind === 'word' ? 'w' : token.text;
  if ((token.text === '{' || token.text === '[') && item.open.length < DEEPEST) item.open += token.text;
  if (token.text === '}' || token.text === ']') close(item, token.text === '}' ? '{' : '[');
}

/** Closes the innermost bracket of a kind, and those inside it that were forgotten. */
function close(item: JsonItem, bracket: string): void {
  const innermost = item.open.lastIndexOf(bracket);
  if (innermost !== item.open.length - 1) item.problem ??= 'its brackets do not pair up';
  if (innermost !== -1) item.open = item.open.slice(0, innermost);
}

/** Whether a `{` cannot be the item's own, since objects hold names and values: another item begins. */
export function isNextItem(item: JsonItem, token: JsonToken): boolean {
  return token.text === '{' && token.kind === 'mark' && item.open.endsWith('{') && item.previous !== ':';
}

/** Whether a `]` closes what the item itself stands in. */
export function isEndOfList(item: JsonItem, token: JsonToken): boolean {
  return token.text === ']' && token.kind === 'mark' && !item.open.includes('[');
}

/** Whether the item is no item but an object that holds the list, which begins with this token. */
export function isWrapper(item: JsonItem, token: JsonToken): boolean {
  return token.text === '[' && item.open === '{' && item.previous === ':' && item.key === '"items"';
}
