import { inertLine } from '../../core/document/inert-text.ts';
import type { FontFacts } from './font-file.ts';

export type Weight = 'regular' | 'bold';

/** Text as the picture can show it, and how much room it takes. */
export interface Lettering {
  /** One line of characters the font has, free of anything that acts; empty where nothing can be shown. */
  drawable(text: string): string;
  /** Width of drawable text, in the unit of `size`. */
  width(text: string, size: number, weight: Weight): number;
  /** Drawable text of at most `most` wide, cut with an ellipsis. */
  fit(text: string, most: number, size: number, weight: Weight): string;
  /** The same in up to `lines` lines, parted between words. */
  wrap(text: string, most: number, lines: number, size: number, weight: Weight): string[];
}

const ELLIPSIS = '…';

/** Stands where characters are left out that the font has not. */
const LEFT_OUT = '…';

/** More marks on one letter would run into the lines above and below. */
const MOST_MARKS = 2;

/** Letters that join are narrower within a word than alone, which is the one measure the font's map gives. */
const JOINED_LETTER = /[\p{Script=Arabic}\p{Script=Nko}]/u;
const JOINED_SHARE = 0.8;

const JOINERS = /[\u200c\u200d]/u;
const UNSEEN = /\p{Default_Ignorable_Code_Point}/u;
const MARK = /\p{M}/u;

export function createLettering(fonts: Readonly<Record<Weight, FontFacts>>): Lettering {
  const lettering: Lettering = {
    drawable(text) {
      let drawn = '';
      let marks = 0;
      for (const character of inertLine(text).normalize('NFC')) {
        const shown = shownAs(fonts, character);
        marks = MARK.test(character) ? marks + 1 : 0;
        if (marks > MOST_MARKS || (shown === LEFT_OUT && drawn.endsWith(LEFT_OUT))) continue;
        drawn += shown;
      }
      return drawn.replace(/\s+/gu, ' ').trim();
    },
    width(text, size, weight) {
      const font = fonts[weight];
      let thousandths = 0;
      for (const character of text) {
        if (!MARK.test(character) && !JOINERS.test(character)) {
          const share = JOINED_LETTER.test(character) ? JOINED_SHARE : 1;
          thousandths += share * font.advance(character.codePointAt(0) ?? 0);
        }
      }
      return (thousandths * size) / 1000;
    },
    fit(text, most, size, weight) {
      const whole = lettering.drawable(text);
      if (lettering.width(whole, size, weight) <= most) return whole;
      const characters = Array.from(whole);
      let end = characters.length;
      while (end > 0) {
        const cut = `${characters.slice(0, end).join('').trimEnd()}${ELLIPSIS}`;
        if (lettering.width(cut, size, weight) <= most) return cut;
        end -= 1;
      }
      return '';
    },
    wrap(text, most, lines, size, weight) {
      const words = lettering.drawable(text).split(' ').filter(Boolean);
      const wrapped: string[] = [];
      while (words.length > 0 && wrapped.length < lines - 1) {
        let count = 1;
        while (
          count < words.length &&
          lettering.width(words.slice(0, count + 1).join(' '), size, weight) <= most
        )
          count += 1;
        wrapped.push(lettering.fit(words.splice(0, count).join(' '), most, size, weight));
      }
      if (words.length > 0) wrapped.push(lettering.fit(words.join(' '), most, size, weight));
      return wrapped;
    },
  };
  return lettering;
}

/** The character, or the plain letters it stands for; where the font has neither, a sign that something is left out. */
function shownAs(fonts: Readonly<Record<Weight, FontFacts>>, character: string): string {
  if (UNSEEN.test(character)) return JOINERS.test(character) && isDrawn(fonts, character) ? character : '';
  if (isDrawn(fonts, character)) return character;
  if (MARK.test(character)) return '';
  const plain = character.normalize('NFKD').replace(/\p{M}/gu, '');
  return plain !== character && plain !== '' && Array.from(plain).every((each) => isDrawn(fonts, each))
    ? plain
    : LEFT_OUT;
}

function isDrawn(fonts: Readonly<Record<Weight, FontFacts>>, character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  return fonts.regular.has(point) && fonts.bold.has(point);
}
