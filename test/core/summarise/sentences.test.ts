import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../../src/core/summarise/index.ts';

describe('sentencesOf', () => {
  it.each([
    ['plain sentences', ['We knit a loom.', 'It recalls patterns.']],
    ['versions', ['We present the Owl 2.X family.', 'Owl 2.5 reads at night.']],
    ['"et al."', ['We extend Mizuno et al. (2020) to moss.', 'It grows.']],
    ['"i.e." and "e.g."', ['Some birds, i.e. sparrows, e.g. Tram sparrows, stay.', 'Others go.']],
    ['figures', ['As Fig. 2 shows, toast lands well.', 'So does jam.']],
    ['decimals', ['Accuracy rises from 3.1 to 4.2 percent.', 'That is much.']],
    ['questions', ['Does varnish help?', 'It does.']],
    ['initials', ['A rule found by S. Vuković is used.', 'It works.']],
    ['a letter that ends a sentence', ['We factor the matrix A.', 'We then rest.']],
    ['"etc." at an end', ['Drawers, boxes, etc.', 'We sort them all.']],
  ])('splits %s', (_, sentences) => {
    expect(sentencesOf(sentences.join(' '))).toEqual(sentences);
  });

  it('takes line breaks for spaces', () => {
    expect(sentencesOf('We knit\na loom.\n\nIt recalls.')).toEqual(['We knit a loom.', 'It recalls.']);
  });

  it('gives nothing for nothing', () => {
    expect(sentencesOf('  ')).toEqual([]);
  });
});

describe('sentencesOf on a hostile text', () => {
  it('reads a bounded part of it', () => {
    const read = sentencesOf('A. '.repeat(70_000)).join(' ');

    expect(read.length).toBeLessThanOrEqual(20_000);
  });
});
