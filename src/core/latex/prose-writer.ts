import type { RichText, Span } from '../document/document.ts';

export type Style = Span['style'] | null;

/** Rich text while it is put together. White space is collapsed as it is written. */
export interface ProseWriter {
  pieces: Piece[];
  /** `weak`: left out before punctuation, because what stood between was dropped. */
  gap: 'none' | 'weak' | 'full';
  gapStyle: Style;
  /** Index of the piece that holds an opening quotation mark not yet closed, or `null`. */
  openSingle: number | null;
  openDouble: number | null;
  /** Everything since the last opening bracket was dropped. */
  isBracketEmpty: boolean;
}

export interface Piece {
  text: string;
  style: Style;
}

const BRACKETS = new Map([
  ['(', ')'],
  ['[', ']'],
]);
const PUNCTUATION = /^[.,;:!?)\]]/u;

export function proseWriter(): ProseWriter {
  return {
    pieces: [],
    gap: 'none',
    gapStyle: null,
    openSingle: null,
    openDouble: null,
    isBracketEmpty: false,
  };
}

export function writeSpace(writer: ProseWriter, style: Style): void {
  if (writer.gap === 'none') writer.gapStyle = style;
  if (writer.gap !== 'weak') writer.gap = 'full';
}

/** Marks the place of something dropped, such as a citation: `approach [1], which` reads `approach, which`. */
export function writeOmission(writer: ProseWriter): void {
  writer.isBracketEmpty = writer.gap === 'none' && BRACKETS.has(lastWritten(writer));
  if (writer.gap !== 'none') writer.gap = 'weak';
}

/** Adds text as one piece, after the space that is due. White space inside it must be single. */
export function write(writer: ProseWriter, content: string, style: Style): void {
  const text = writer.isBracketEmpty && content !== '' ? withoutEmptyBrackets(writer, content) : content;
  if (text === '') return;
  const isSpaced = writer.gap === 'full' || (writer.gap === 'weak' && !PUNCTUATION.test(text));
  if (isSpaced && writer.pieces.length > 0) {
    writer.pieces.push({ text: ' ', style: style === writer.gapStyle ? style : null });
  }
  writer.gap = 'none';
  writer.pieces.push({ text, style });
}

/** Takes back a bracket that has lost its content and returns what is left of the text that closes it. */
function withoutEmptyBrackets(writer: ProseWriter, text: string): string {
  writer.isBracketEmpty = false;
  const last = writer.pieces.at(-1);
  const opening = last?.text.slice(-1) ?? '';
  if (last === undefined || BRACKETS.get(opening) !== text.slice(0, 1)) return text;
  last.text = last.text.slice(0, -1);
  const space = writer.pieces.at(-2);
  if (last.text === '' && space?.text === ' ') {
    space.text = '';
    writer.gap = 'weak';
  }
  return text.slice(1);
}

/** The last character written, a space where one is due, empty at the start. */
export function lastWritten(writer: ProseWriter): string {
  if (writer.pieces.length === 0) return '';
  return writer.gap === 'none' ? (writer.pieces.at(-1)?.text.slice(-1) ?? '') : ' ';
}

/** The spans written so far; neighbours of one style are one span. */
export function toRichText(writer: ProseWriter): RichText {
  const spans: RichText = [];
  for (let start = 0; start < writer.pieces.length; ) {
    const style = writer.pieces[start]?.style ?? null;
    let end = start;
    let text = '';
    while (end < writer.pieces.length && (writer.pieces[end]?.style ?? null) === style) {
      text += writer.pieces[end]?.text ?? '';
      end += 1;
    }
    spans.push(style === null ? { text } : { text, style });
    start = end;
  }
  return spans;
}
