import { cleanLine } from '../clean-text.ts';
import { readLines } from '../lines.ts';
import { withoutTags } from './without-tags.ts';

/** A line of the page that says something. */
export interface PageLine {
  number: number;
  /** Clean, without HTML, its ends trimmed. */
  text: string;
  /** Whether an empty line, or the start of the page, is before it. */
  afterBlank: boolean;
  tooLong: boolean;
}

/** A line with the two that follow it, by which doubtful lines are told apart. */
export interface PagePlace {
  line: PageLine;
  next: PageLine | undefined;
  afterNext: PageLine | undefined;
}

/** UTF-16 units; no line of a page comes near it. */
const LONGEST_LINE = 1_000_000;

/** The lines of a page that say something, each with its next two. */
export async function* pagePlaces(content: AsyncIterable<string>): AsyncGenerator<PagePlace> {
  let line: PageLine | undefined;
  let next: PageLine | undefined;
  for await (const afterNext of pageLines(content)) {
    if (line !== undefined) yield { line, next, afterNext };
    line = next;
    next = afterNext;
  }
  if (line !== undefined) yield { line, next, afterNext: undefined };
  if (next !== undefined) yield { line: next, next: undefined, afterNext: undefined };
}

async function* pageLines(content: AsyncIterable<string>): AsyncGenerator<PageLine> {
  let afterBlank = true;
  for await (const { number, text, tooLong } of readLines(content, LONGEST_LINE)) {
    const pieces = withoutTags(text)
      .map(cleanLine)
      .filter((piece) => piece !== '');
    for (const piece of pieces) {
      yield { number, text: piece, afterBlank, tooLong: false };
      afterBlank = false;
    }
    if (tooLong) yield { number, text: '', afterBlank, tooLong };
    // A line of tags alone parts nothing: browsers show no empty line for it.
    if (pieces.length === 0 && text.trim() === '') afterBlank = true;
  }
}
