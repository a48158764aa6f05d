import type { ReadEvent } from '../../core/ports/formats.ts';
import { cleanLine } from '../clean-text.ts';
import { parseObject } from '../json-object.ts';
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
  const item = parseObject(piece.text);
  if ('why' in item) return yield { kind: 'skipped', where: line, why: item.why };
  const where = placeOf(item.object, line);
  const paper = itemDraft(item.object);
  if (paper === null) return yield { kind: 'skipped', where, why: 'the item has no title' };
  yield { kind: 'paper', paper, where };
}

function placeOf(item: Record<string, unknown>, line: string): string {
  const id = Object.hasOwn(item, 'id') ? item.id : undefined;
  if (typeof id !== 'string' && typeof id !== 'number') return line;
  const clean = cleanLine(cleanLine(String(id)).slice(0, LONGEST_PLACE));
  return clean === '' ? line : `entry ${clean}`;
}
