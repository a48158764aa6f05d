import { readSegments, type Segment } from '../lines.ts';

/** One `@type{…}` of a file, not yet read further. */
export interface EntryText {
  /** The line it begins in, counted from 1. */
  line: number;
  /** Lower case: `article`. */
  type: string;
  /** What stands between its brackets; empty when too long. */
  body: string;
  tooLong: boolean;
  /** Whether its closing bracket was found. */
  closed: boolean;
}

interface OpenEntry extends EntryText {
  opening: string;
  /** Braces that are open inside. */
  depth: number;
  inQuotes: boolean;
  length: number;
  /** Of a comment: what it was read from, to be read again should it never end. */
  segments: Segment[];
}

interface Reading {
  entry: OpenEntry | null;
  /** The end of the line before, where an entry may have begun: `@article`. */
  carry: string;
  /** Whether the line is a comment, outside of any entry. */
  inCommentLine: boolean;
  retries: number;
}

/** UTF-16 units of a line taken at once. */
const SEGMENT = 64 * 1024;
/** A longer entry is let go while it is read. */
const LONGEST_ENTRY = 1_000_000;
const LONGEST_CARRY = 100;
/** How often entries are looked for in a comment that never ends. */
const MOST_RETRIES = 20;

const START = /(?<![\p{L}\p{N}.])@\s*([A-Za-z][\w-]*)\s*([{(])/u;
/** A line that begins so cannot be inside another entry: `@article{key,`. */
const START_OF_LINE =
  /^\s*@\s*(?:(?:string|preamble|comment)\s*[{(]|[A-Za-z][\w-]*\s*[{(]\s*[^\s,={}"]*\s*,)/i;

/**
 * The entries of BibTeX, wherever their lines end; what stands between them is passed over, and so are lines that begin
 * with `%` there. An entry that never ends stops where the next begins a line. Holds one entry at most.
 */
export async function* entryTexts(content: AsyncIterable<string>): AsyncGenerator<EntryText> {
  const reading: Reading = { entry: null, carry: '', inCommentLine: false, retries: 0 };
  for await (const segment of readSegments(content, SEGMENT)) yield* takeSegment(reading, segment);
  while (reading.entry !== null) yield* giveUp(reading, reading.entry);
}

function* takeSegment(reading: Reading, segment: Segment): Generator<EntryText> {
  const isNext = segment.startsLine && START_OF_LINE.test(segment.text);
  if (isNext && reading.entry !== null && reading.entry.type !== 'comment')
    yield* giveUp(reading, reading.entry);
  if (segment.startsLine) reading.inCommentLine = reading.entry === null && /^\s*%/.test(segment.text);
  if (reading.inCommentLine) return;

  let text = reading.entry === null ? reading.carry + segment.text : segment.text;
  reading.carry = '';
  for (;;) {
    if (reading.entry === null) {
      const start = START.exec(text);
      if (start === null) break;
      reading.entry = startEntry(segment.line, start[1] ?? '', start[2] ?? '{');
      text = text.slice(start.index + start[0].length);
    }
    const entry: OpenEntry = reading.entry;
    const end = endOfEntry(entry, text);
    addText(entry, end === null ? text + (segment.endsLine ? '\n' : '') : text.slice(0, end));
    if (end === null) {
      if (entry.type === 'comment' && !entry.tooLong) entry.segments.push(segment);
      return;
    }
    yield { ...plain(entry), closed: true };
    reading.entry = null;
    text = text.slice(end + 1);
  }
  const carry = /@\s*[A-Za-z]*[\w-]*\s*$/.exec(text.slice(-LONGEST_CARRY))?.[0] ?? '';
  if (carry !== '') reading.carry = carry + (segment.endsLine ? '\n' : '');
}

function startEntry(line: number, type: string, opening: string): OpenEntry {
  const entry = { line, type: type.toLowerCase(), body: '', tooLong: false, closed: false };
  return { ...entry, opening, depth: 0, inQuotes: false, length: 0, segments: [] };
}

function addText(entry: OpenEntry, text: string): void {
  entry.length += text.length;
  entry.tooLong ||= entry.length > LONGEST_ENTRY;
  if (entry.tooLong) Object.assign(entry, { body: '', segments: [] });
  else entry.body += text;
}

/**
 * Where the closing bracket is in the next piece of text, as BibTeX counts: every brace, also an escaped one; a round
 * bracket closes outside of braces and quotation marks alone.
 */
function endOfEntry(entry: OpenEntry, text: string): number | null {
  const isRound = entry.opening === '(';
  for (const { 0: mark, index } of text.matchAll(isRound ? /[{}")]/g : /[{}]/g)) {
    if (mark === '{') entry.depth += 1;
    else if (mark === '"') entry.inQuotes = entry.depth === 0 ? !entry.inQuotes : entry.inQuotes;
    else if (mark === '}' && entry.depth > 0) entry.depth -= 1;
    else if (entry.depth === 0 && !entry.inQuotes) return index;
  }
  return null;
}

/** Gives out what there is of an entry that never ends; of a comment, the entries it may have swallowed. */
function* giveUp(reading: Reading, entry: OpenEntry): Generator<EntryText> {
  reading.entry = null;
  yield plain(entry);
  if (entry.type !== 'comment' || reading.retries === MOST_RETRIES) return;
  reading.retries += 1;
  for (const segment of entry.segments.slice(1)) yield* takeSegment(reading, segment);
}

function plain({ line, type, body, tooLong, closed }: OpenEntry): EntryText {
  return { line, type, body, tooLong, closed };
}
