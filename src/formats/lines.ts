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

function nextEnd(piece: string, from: number): number {
  const ends = /[\r\n]/g;
  ends.lastIndex = from;
  return ends.exec(piece)?.index ?? -1;
}
