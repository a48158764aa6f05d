export type Style = 'strong' | 'emphasis' | 'code' | 'dim' | 'danger' | SeriesColour;

/** Colours that tell the series of a chart apart, beside their letters. */
export type SeriesColour = (typeof SERIES_COLOURS)[number];

export const SERIES_COLOURS = ['cyan', 'yellow', 'magenta', 'green', 'blue', 'red'] as const;

/** A run of text in one look. Its text is inert by the time a piece is made. */
export interface Piece {
  text: string;
  styles: readonly Style[];
}

/** Select Graphic Rendition codes (ECMA-48 8.3.117): on, off. */
const CODES: Readonly<Record<Style, readonly [on: number, off: number]>> = {
  strong: [1, 22],
  dim: [2, 22],
  emphasis: [3, 23],
  code: [36, 39],
  danger: [31, 39],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
};

/** The pieces of one line as text, with ANSI styles when `colour` is on. Every style ends within the line. */
export function paint(pieces: readonly Piece[], colour: boolean): string {
  if (!colour) return pieces.map((piece) => piece.text).join('');
  return joinAlike(pieces).map(paintPiece).join('');
}

/** Joins neighbours of one look, so that a bold title is switched on and off once. */
function joinAlike(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last !== undefined && last.styles.join() === piece.styles.join()) last.text += piece.text;
    else joined.push({ ...piece });
  }
  return joined;
}

function paintPiece(piece: Piece): string {
  if (piece.text === '') return '';
  const on = piece.styles.map((style) => `\u001b[${CODES[style][0]}m`).join('');
  const off = piece.styles.map((style) => `\u001b[${CODES[style][1]}m`).join('');
  return `${on}${piece.text}${off}`;
}
