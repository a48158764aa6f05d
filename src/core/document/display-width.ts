const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

const ASCII_ONLY = /^[ -~]*$/u;

/** Shown as a picture two cells wide: by nature, or made one by U+FE0F, or a flag of two regional indicators. */
const PICTURE = /\p{Emoji_Presentation}|\p{Emoji}\ufe0f|\p{Regional_Indicator}{2}/u;

/** Marks that sit on the letter before them, joiners, and the vowels and finals of a Hangul syllable. */
const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}\u1160-\u11ff\ud7b0-\ud7ff]$/u;

/** East Asian Wide and Fullwidth (Unicode Standard Annex 11), apart from emoji; assigned or reserved alike. */
const WIDE_RANGES: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18cff],
  [0x1aff0, 0x1b2ff],
  [0x1f200, 0x1f2ff],
  [0x20000, 0x3fffd],
];

/**
 * How many terminal cells a line takes: 1 for most characters, 2 for East Asian wide ones and emoji, 0 for
 * combining marks. Characters of ambiguous width (Greek, box drawing) count 1, as terminals outside East Asia show them.
 */
export function displayWidth(text: string): number {
  if (ASCII_ONLY.test(text)) return text.length;
  let cells = 0;
  for (const grapheme of graphemes(text)) cells += graphemeWidth(grapheme);
  return cells;
}

/** What a reader sees as single characters: letters with their marks, joined emoji, flags. */
export function graphemes(text: string): string[] {
  if (ASCII_ONLY.test(text)) return text.split('');
  return Array.from(GRAPHEMES.segment(text), (part) => part.segment);
}

/** Whether a single character takes two cells as a letter or sign of East Asian writing. */
export function isWideLetter(grapheme: string): boolean {
  const point = grapheme.codePointAt(0) ?? 0;
  return WIDE_RANGES.some(([first, last]) => point >= first && point <= last);
}

function graphemeWidth(grapheme: string): number {
  if (PICTURE.test(grapheme)) return 2;
  let cells = 0;
  for (const character of grapheme) cells += characterWidth(character);
  return cells;
}

function characterWidth(character: string): number {
  if (NO_WIDTH.test(character)) return 0;
  return isWideLetter(character) ? 2 : 1;
}
