import { displayWidth, graphemes, isWideLetter } from '../../core/document/display-width.ts';
import type { Piece } from './paint.ts';
import type { Fragment } from './pieces.ts';

/** What may not be torn apart: a word, an address, one East Asian letter with the marks that follow it. */
interface Unit {
  pieces: Piece[];
  cells: number;
  spaceBefore: boolean;
  whole: boolean;
}

/** Closing marks and small kana that do not begin a line. */
const NOT_AT_LINE_START = /^[\p{Pe}\p{Pf}、。，．・：；？！ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ]/u;

/**
 * Breaks running text into lines of at most `columns` cells, at spaces and between East Asian letters. A word
 * longer than a line is cut between characters; a whole fragment that is longer stays in one.
 */
export function wrap(fragments: readonly Fragment[], columns: number): Piece[][] {
  const lines: Piece[][] = [];
  let line: Piece[] = [];
  let used = 0;
  const breakLine = () => {
    lines.push(line);
    line = [];
    used = 0;
  };
  for (const unit of toUnits(fragments).flatMap((each) => fitted(each, columns))) {
    const gap = unit.spaceBefore && used > 0 ? 1 : 0;
    if (used > 0 && used + gap + unit.cells > columns) {
      breakLine();
    } else if (gap > 0) {
      line.push(space(line.at(-1), unit));
      used += gap;
    }
    line.push(...unit.pieces);
    used += unit.cells;
  }
  if (line.length > 0) breakLine();
  return lines;
}

/** A space between two words of one look has that look, so that styles are not switched at every word. */
function space(before: Piece | undefined, unit: Unit): Piece {
  const after = unit.pieces[0];
  const alike = before !== undefined && before.styles.join() === after?.styles.join();
  return { text: ' ', styles: alike ? before.styles : [] };
}

function toUnits(fragments: readonly Fragment[]): Unit[] {
  const units: Unit[] = [];
  let spaceBefore = false;
  let open = false;
  const add = (text: string, fragment: Fragment, joins: boolean) => {
    const piece = { text, styles: fragment.styles };
    const last = units.at(-1);
    const cells = displayWidth(text);
    if (open && joins && last !== undefined) {
      last.pieces.push(piece);
      last.cells += cells;
      last.whole ||= fragment.whole;
    } else {
      units.push({ pieces: [piece], cells, spaceBefore, whole: fragment.whole });
    }
    spaceBefore = false;
    open = true;
  };
  for (const fragment of fragments) {
    if (fragment.whole) {
      add(fragment.text, fragment, true);
      continue;
    }
    for (const [index, word] of fragment.text.split(' ').entries()) {
      if (index > 0) {
        spaceBefore = true;
        open = false;
      }
      for (const part of wordParts(word)) add(part.text, fragment, part.joins);
    }
  }
  return units;
}

/** A word in the parts between which a line may break: one for most scripts, single letters for East Asian ones. */
function wordParts(word: string): { text: string; joins: boolean }[] {
  if (word === '') return [];
  const parts: { text: string; joins: boolean }[] = [];
  let afterWide = false;
  for (const grapheme of graphemes(word)) {
    const wide = isWideLetter(grapheme);
    const last = parts.at(-1);
    const breaks = (wide || afterWide) && !NOT_AT_LINE_START.test(grapheme);
    if (last !== undefined && !breaks) last.text += grapheme;
    else parts.push({ text: grapheme, joins: !breaks });
    afterWide = wide;
  }
  return parts;
}

/** The unit itself, or its line-sized parts where it is longer than a line and may be cut. */
function fitted(unit: Unit, columns: number): Unit[] {
  if (unit.cells <= columns || unit.whole) return [unit];
  const parts: Unit[] = [];
  for (const piece of unit.pieces) {
    for (const grapheme of graphemes(piece.text)) {
      const cells = displayWidth(grapheme);
      const last = parts.at(-1);
      if (last !== undefined && last.cells + cells <= columns) {
        last.pieces.push({ text: grapheme, styles: piece.styles });
        last.cells += cells;
      } else {
        const spaceBefore = last === undefined && unit.spaceBefore;
        parts.push({ pieces: [{ text: grapheme, styles: piece.styles }], cells, spaceBefore, whole: false });
      }
    }
  }
  return parts;
}
