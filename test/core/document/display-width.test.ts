import { describe, expect, test } from 'vitest';
import { displayWidth, graphemes } from '../../../src/core/document/display-width.ts';

describe('displayWidth', () => {
  test.each([
    ['plain letters', 'Lazy neuron', 11],
    ['accents', 'émigré', 6],
    ['accents made of combining marks', 'e\u0301migre\u0301', 6],
    ['Greek', 'μP', 2],
    ['Chinese', '注意力', 6],
    ['Japanese with marks', 'が', 2],
    ['a kana with a separate voicing mark', 'か\u3099', 2],
    ['Korean in one', '한국', 4],
    ['Korean in parts', '\u1112\u1161\u11ab', 2],
    ['fullwidth Latin', 'ＡＢ', 4],
    ['an emoji', '🔬', 2],
    ['a joined emoji', '👩‍🔬', 2],
    ['a flag', '🇩🇪', 2],
    ['a sign made a picture', '❤\ufe0f', 2],
    ['the same sign as text', '❤', 1],
    ['a keycap', '1\ufe0f\u20e3', 2],
    ['digits', '42', 2],
    ['nothing', '', 0],
  ])('counts %s', (_what, text, cells) => {
    expect(displayWidth(text)).toBe(cells);
  });
});

describe('graphemes', () => {
  test('keeps what a reader sees as one', () => {
    expect(graphemes('e\u0301👩‍🔬x')).toEqual(['e\u0301', '👩‍🔬', 'x']);
  });
});
