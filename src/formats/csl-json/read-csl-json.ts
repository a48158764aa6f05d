import type { ReadEvent } from '../../core/ports/formats.ts';
import { cleanLine } from '../clean-text.ts';
import { itemDraft } from './item-draft.ts';
import { type JsonPiece, jsonPieces } from './json-pieces.ts';

const LONGEST_PLACE = 200;

/** The events of a file, item by item. */
export async function* readCslJson(content: AsyncIterable<string>): AsyncGenerator<ReadEvent> {
  let pieces = 0;
  for await (const piece of jsonPieces(content)) {
    pieces += 1;
    yield* pieceEvents(piece);
  }
  if (pieces === 0) yield { kind: 'note', text: 'the file holds no item' };
}

function* pieceEvents(piece: JsonPiece): Generator<ReadEvent> {
  const line = `line ${piece.line}`;
  if (piece.problem !== null) return yield { kind: 'skipped', where: line, why: piece.problem };
  const item = parse(piece.text);
  if (item === undefined) return yield { kind: 'skipped', where: line, why: 'not valid JSON' };
  if (!isObject(item)) return yield { kind: 'skipped', where: line, why: 'not a JSON object' };
  const where = placeOf(item, line);
  const paper = itemDraft(item);
  if (paper === null) return yield { kind: 'skipped', where, why: 'the item has no title' };
  yield { kind: 'paper', paper, where };
}

/** `undefined` stands for "not JSON", which JSON itself cannot say. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function placeOf(item: Record<string, unknown>, line: string): string {
  const id = Object.hasOwn(item, 'id') ? item.id : undefined;
  if (typeof id !== 'string' && typeof id !== 'number') return line;
  const clean = cleanLine(cleanLine(String(id)).slice(0, LONGEST_PLACE));
  return clean === '' ? line : `entry ${clean}`;
}
