import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { openLettering } from '../../../src/pictures/resvg/fonts.ts';
import type { Lettering } from '../../../src/pictures/resvg/lettering.ts';

let lettering: Lettering;

beforeAll(async () => {
  lettering = await openLettering();
});

describe('what can be drawn of a text', () => {
  test.each([
    ['letters of many scripts', 'Gödel, Ωmega, Жук, שלום, مرحبا', 'Gödel, Ωmega, Жук, שלום, مرحبا'],
    ['a letter and its mark as one', 'e\u0301', 'é'],
    ['plain letters for others that stand for them', 'ＡＢ', 'AB'],
    ['a sign that something is missing', 'AI 数学 lab', 'AI … lab'],
    ['one line, without what acts', 'a\u202eb\nc\u0000\u200bd', 'ab cd'],
    ['two marks on a letter and no more', `Z${'\u0335\u0336\u0337\u0338'}`, 'Z\u0335\u0336'],
    ['an emoji without its presentation selector', '❤\ufe0f', '❤'],
  ])('is %s', (_, text, drawn) => {
    expect(lettering.drawable(text)).toBe(drawn);
  });

  test('is drawn the same when it is drawn again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = lettering.drawable(text);

        expect(lettering.drawable(once)).toBe(once);
      }),
    );
  });
});

describe('the room text takes', () => {
  test('is that of the font', () => {
    // Advance of `m` in DejaVu Sans: 1995 of 2048 units.
    expect(lettering.width('m', 2048, 'regular')).toBeCloseTo(1995, 0);
  });

  test('is more in bold', () => {
    expect(lettering.width('Papers', 12, 'bold')).toBeGreaterThan(lettering.width('Papers', 12, 'regular'));
  });

  test('is never more than is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 0, max: 300 }), (text, most) => {
        const fitted = lettering.fit(text, most, 13, 'regular');
        const lines = lettering.wrap(text, most, 2, 13, 'regular');

        expect(lines.length).toBeLessThanOrEqual(2);
        for (const line of [fitted, ...lines]) {
          expect(lettering.width(line, 13, 'regular')).toBeLessThanOrEqual(most);
        }
      }),
    );
  });

  test('parts lines between words', () => {
    expect(lettering.wrap('Papers in the library per year', 120, 3, 13, 'regular')).toEqual([
      'Papers in the',
      'library per year',
    ]);
  });
});
