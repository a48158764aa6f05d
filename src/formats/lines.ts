export interface Line {
  /** Counted from 1. */
  number: number;
  /** Without its end, and without the file's byte order mark; empty when `tooLong`. */
  text: string;
  /** Whether the line was longer than allowed: its text was let go while it was read. */
  tooLong: boolean;
}

/**
 * The lines of a content that comes in pieces, wherever those are cut. Lines end with LF, CR LF or CR; a last
 * line without an end counts. Never holds more than one line of at most `longest` UTF-16 units and one piece.
 */
export async function* readLines(content: AsyncIterable<string>, longest: number): AsyncGenerator<Line> {
  let number = 1;
  let held = '';
  let tooLong = false;
  let afterReturn = false;
  let atStart = true;

  for await (const piece of content) {
    if (piece === '') continue;
    let from = afterReturn && piece.startsWith('\n') ? 1 : 0;
    if (atStart && piece.startsWith('\uFEFF')) from = 1;
    atStart = false;
    afterReturn = piece.endsWith('\r');
    for (;;) {
      const end = nextEnd(piece, from);
      const stop = end === -1 ? piece.length : end;
      tooLong ||= held.length + stop - from > longest;
      held = tooLong ? '' : held + piece.slice(from, stop);
      if (end === -1) break;
      yield { number, text: held, tooLong };
      number += 1;
      held = '';
      tooLong = false;
      from = end + (piece.startsWith('\r\n', end) ? 2 : 1);
    }
  }
  if (held !== '' || tooLong) yield { number, text: held, tooLong };
}

export interface Segment {
  /** The line it is of, counted from 1. */
  line: number;
  /** Without the line's end, and without the file's byte order mark. */
  text: string;
  /** Whether the line begins and ends with it. */
  startsLine: boolean;
  endsLine: boolean;
}

/**
 * As `readLines`, for formats whose lines may hold a whole file: lines longer than `longest` come in segments of that
 * length, which are the same however the content is cut into pieces. The last line of the file ends, too.
 */
export async function* readSegments(
  content: AsyncIterable<string>,
  longest: number,
): AsyncGenerator<Segment> {
  let line = 1;
  let held = '';
  let startsLine = true;
  let afterReturn = false;
  let atStart = true;

  for await (const piece of content) {
    if (piece === '') continue;
    let from = (afterReturn && piece.startsWith('\n')) || (atStart && piece.startsWith('\uFEFF')) ? 1 : 0;
    atStart = false;
    afterReturn = piece.endsWith('\r');
    for (;;) {
      const end = nextEnd(piece, from);
      held += piece.slice(from, end === -1 ? piece.length : end);
      while (held.length > longest) {
        yield { line, text: held.slice(0, longest), startsLine, endsLine: false };
        held = held.slice(longest);
        startsLine = false;
      }
      if (end === -1) break;
      yield { line, text: held, startsLine, endsLine: true };
      line += 1;
      held = '';
      startsLine = true;
      from = end + (piece.startsWith('\r\n', end) ? 2 : 1);
    }
  }
  if (held !== '') yield { line, text: held, startsLine, endsLine: true };
}

function nextEnd(piece: string, from: number): number {
  const ends = /[\r\n]/g;
  ends.lastIndex = from;
  return ends.exec(piece)?.index ?? -1;
}
