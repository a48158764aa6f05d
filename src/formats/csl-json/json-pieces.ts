import { readSegments } from '../lines.ts';
import { addToken, isEndOfList, isNextItem, isWrapper, type JsonItem, startItem } from './json-item.ts';
import { type JsonToken, type StringState, segmentTokens } from './json-tokens.ts';

/** One member of a file's list of items. */
export interface JsonPiece {
  /** The line it begins in, counted from 1. */
  line: number;
  /** Empty when there is a problem. */
  text: string;
  /** Why it cannot be read, where that is known before its JSON is parsed. */
  problem: string | null;
}

/** Where the reading stands, when in no item: in a list of them, outside of any, or past the list an object held. */
type Place = 'list' | 'outside' | 'past';

interface Reading {
  place: Place;
  /** Whether the list stands inside an object. */
  isHeld: boolean;
  item: JsonItem | null;
  /** What stands outside of any list. */
  stray: JsonPiece | null;
}

/** UTF-16 units of a line taken at once. */
const SEGMENT = 64 * 1024;

/**
 * The items of JSON that comes in pieces, each as text: members of an array, of the array under `items` in an object,
 * or objects one after the other. Holds one item at most; one that is broken does not take the next with it where the
 * grammar shows that another begins.
 */
export async function* jsonPieces(content: AsyncIterable<string>): AsyncGenerator<JsonPiece> {
  const reading: Reading = { place: 'outside', isHeld: false, item: null, stray: null };
  const state: StringState = { inString: false, escaped: false };
  for await (const segment of readSegments(content, SEGMENT)) {
    for (const token of segmentTokens(segment, state)) {
      const piece =
        reading.item === null ? takeBetween(reading, token) : takeInside(reading, reading.item, token);
      if (piece !== null) yield piece;
    }
  }
  if (reading.item !== null)
    yield broken(reading.item.line, reading.item.problem ?? 'the file ends inside it');
  if (reading.stray !== null) yield reading.stray;
}

function takeBetween(reading: Reading, token: JsonToken): JsonPiece | null {
  const { place } = reading;
  if (place === 'past' || token.kind === 'space') return null;
  if (token.kind === 'mark' && token.text === '{') reading.item = startItem(token.line);
  else if (token.kind === 'mark' && token.text === '[' && place === 'outside') reading.place = 'list';
  else if (token.kind === 'mark' && token.text === ']') endList(reading);
  else if (isValue(token) && place === 'list') return broken(token.line, 'not a JSON object');
  else if (isValue(token)) reading.stray ??= broken(token.line, 'not CSL-JSON');
  return null;
}

function takeInside(reading: Reading, item: JsonItem, token: JsonToken): JsonPiece | null {
  if (reading.place === 'outside' && isWrapper(item, token)) {
    Object.assign(reading, { item: null, place: 'list', isHeld: true });
    return null;
  }
  if (isNextItem(item, token)) {
    reading.item = startItem(token.line);
    return broken(item.line, item.problem ?? 'it is not closed');
  }
  if (reading.place === 'list' && isEndOfList(item, token)) {
    reading.item = null;
    endList(reading);
    return broken(item.line, item.problem ?? 'it is not closed');
  }
  addToken(item, token);
  if (item.open !== '') return null;
  reading.item = null;
  const { line, problem } = item;
  return { line, text: problem === null ? item.pieces.join('') : '', problem };
}

function endList(reading: Reading): void {
  reading.place = reading.isHeld ? 'past' : 'outside';
}

function isValue(token: JsonToken): boolean {
  return token.kind === 'word' || token.text === '[' || (token.kind === 'string' && token.opens);
}

function broken(line: number, problem: string): JsonPiece {
  return { line, text: '', problem };
}
