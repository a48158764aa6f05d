import type { Fact, ListItem, RichText } from '../../../core/document/document.ts';
import { inertBlock, inertLine } from '../../../core/document/inert-text.ts';
import { SLACK_STYLE } from '../limits.ts';
import { allot } from './allot.ts';
import type { TextBlock } from './readable.ts';
import { cutText } from './text.ts';

/** What a block, a fact or an item needs beside its words. */
const FRAME = 16;
/** Shorter than this a cut block, fact or item helps nobody while others could be whole. */
const LEAST_BLOCK = 600;
const LEAST_LINE = 160;

/** The blocks cut to about so many characters, at words' ends: long ones first, then the last ones left out. */
export function shortenBlocks(blocks: readonly TextBlock[], characters: number): TextBlock[] {
  const room = allot(blocks.map(blockLength), characters, LEAST_BLOCK);
  return blocks.flatMap((block, index) => {
    const most = room[index] ?? 0;
    if (most >= blockLength(block)) return [block];
    return most < SLACK_STYLE.leastPiece + FRAME ? [] : [shortenBlock(block, most - FRAME)];
  });
}

function shortenBlock(block: TextBlock, most: number): TextBlock {
  switch (block.kind) {
    case 'code':
      return { ...block, text: cutLines(inertBlock(block.text), most) };
    case 'facts':
      return { ...block, facts: shortenEach(block.facts, factLength, cutFact, most) };
    case 'list':
      return { ...block, items: shortenEach(block.items, itemLength, cutItem, most) };
    case 'picture':
      return block;
    default:
      return { ...block, text: cutRich(block.text, most) };
  }
}

function shortenEach<T>(
  pieces: readonly T[],
  lengthOf: (piece: T) => number,
  cut: (piece: T, most: number) => T,
  characters: number,
): T[] {
  const room = allot(pieces.map(lengthOf), characters, LEAST_LINE);
  return pieces.flatMap((piece, index) => {
    const most = room[index] ?? 0;
    if (most >= lengthOf(piece)) return [piece];
    return most < SLACK_STYLE.leastPiece + FRAME ? [] : [cut(piece, most - FRAME)];
  });
}

function cutFact(fact: Fact, most: number): Fact {
  const label = cutText(inertLine(fact.label), Math.floor(most / 2));
  return { label, value: cutRich(fact.value, most - label.length) };
}

function cutItem(item: ListItem, most: number): ListItem {
  if (item.detail === undefined) return { ...item, title: cutRich(item.title, most) };
  const wanted = [richLength(item.title), richLength(item.detail)];
  const [forTitle = 0, forDetail = 0] = allot(wanted, most, SLACK_STYLE.leastPiece);
  return { ...item, title: cutRich(item.title, forTitle), detail: cutRich(item.detail, forDetail) };
}

function cutRich(rich: RichText, most: number): RichText {
  const kept: RichText = [];
  let left = most;
  for (const span of rich) {
    const text = inertLine(span.text);
    kept.push({ ...span, text: cutText(text, left) });
    if (text.length > left) break;
    left -= text.length;
  }
  return kept;
}

/** Whole lines as far as they fit, then a line that says there is more. */
function cutLines(text: string, most: number): string {
  if (text.length <= most) return text;
  const lineEnd = text.lastIndexOf('\n', most - 2);
  return lineEnd < 1 ? cutText(text, most) : `${text.slice(0, lineEnd)}\n…`;
}

function blockLength(block: TextBlock): number {
  switch (block.kind) {
    case 'code':
      return FRAME + block.text.length;
    case 'facts':
      return FRAME + block.facts.reduce((sum, fact) => sum + factLength(fact), 0);
    case 'list':
      return FRAME + block.items.reduce((sum, item) => sum + itemLength(item), 0);
    case 'picture':
      return FRAME;
    default:
      return FRAME + richLength(block.text);
  }
}

function factLength(fact: Fact): number {
  return FRAME + fact.label.length + richLength(fact.value);
}

function itemLength(item: ListItem): number {
  return FRAME + richLength(item.title) + richLength(item.detail ?? []);
}

function richLength(rich: RichText): number {
  return rich.reduce((sum, span) => sum + span.text.length, 0);
}
