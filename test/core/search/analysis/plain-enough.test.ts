import { describe, expect, it } from 'vitest';
import { plainEnough, wordsOf } from '../../../../src/core/search/analysis/words.ts';

describe('plainEnough', () => {
  it.each([
    ['accents leave their letters', "Lov\\'asz and Poincar\\'{e}", ['lovasz', 'and', 'poincare']],
    ['Greek commands are words', '$\\mu$P schedules', ['mu', 'p', 'schedules']],
    ['special letters stay', 'Erd\\H{o}s, \\o{}rsted', ['erd', 'os', 'orsted']],
    ['layout goes', 'a \\textbf{bold} $\\mathbb{Z}$ claim', ['a', 'bold', 'z', 'claim']],
    ['plain text stays', 'nothing to do', ['nothing', 'to', 'do']],
  ])('%s', (_, source, words) => {
    expect(wordsOf(plainEnough(source))).toEqual(words);
  });
});
