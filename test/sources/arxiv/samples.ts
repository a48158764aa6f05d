import { createArxivSource } from '../../../src/sources/arxiv/index.ts';
import type { SourceSamples } from '../../contracts/source-samples.ts';
import { type Entry, feedOf } from './feed-of.ts';

export const GLACIER: Entry = {
  id: '2401.99901v2',
  title: 'GLACIER: Slow Learning\n  of $O(n)$ Imaginary Weights',
  summary: 'We melt \\emph{imaginary} weights\n  slowly. Code: https://github.com/made-up/glacier.',
  published: '2024-01-31T23:30:00Z',
  authors: ['Ada Beispiel', "Bo\\v{z}ena Nov\\'a"],
  categories: ['cs.LG', 'stat.ML', '68T07; I.2.6'],
  journal: "Journal de l'\\'Ecole Imaginaire 3 (2024)",
  doi: '10.99999/MADE.UP.1',
};

const MORAINE: Entry = {
  id: 'math/0309901v1',
  title: 'Moraines',
  summary: 'What glaciers leave.',
  published: '2003-09-18T00:00:00Z',
  authors: ['Max Mustermann'],
  categories: ['math.GT'],
};

const QUERY = '/api/query';

export const arxivSamples: SourceSamples = {
  make: ({ http, baseUrl, now }) => createArxivSource({ http, now, baseUrl: `${baseUrl}/api` }),
  identifier: {
    known: { kind: 'arxiv', id: '2401.99901', version: null },
    answers: { [QUERY]: { body: feedOf([GLACIER]) } },
    finds: { arxivId: '2401.99901', version: 2, published: '2024-01-31', doi: '10.99999/made.up.1' },
    unknown: { kind: 'arxiv', id: '2401.99999', version: null },
    unknownAnswers: { [QUERY]: { body: feedOf([]) } },
  },
  title: {
    known: 'GLACIER — slow learning of O(n) imaginary weights',
    answers: { [QUERY]: { body: feedOf([MORAINE, GLACIER]) } },
    finds: { arxivId: '2401.99901' },
    other: 'GLACIER: Slow Learning of Imaginary Weight',
    otherAnswers: { [QUERY]: { body: feedOf([GLACIER, MORAINE]) } },
    nothingAnswers: { [QUERY]: { body: feedOf([]) } },
  },
  reading: {
    ref: () => 'cat:cs.LG AND ti:glacier',
    answers: { [QUERY]: { body: feedOf([GLACIER, MORAINE]) } },
    finds: [
      { title: 'GLACIER: Slow Learning of $O(n)$ Imaginary Weights', published: '2024-01-31' },
      { title: 'Moraines', published: '2003-09-18' },
    ],
    damagedAnswers: {
      [QUERY]: { body: feedOf([GLACIER, { ...MORAINE, id: 'no-id-at-all' }, { id: '2401.99902' }]) },
    },
    kept: ['GLACIER: Slow Learning of $O(n)$ Imaginary Weights'],
    emptyAnswers: { [QUERY]: { body: feedOf([]) } },
    bareAnswers: { [QUERY]: { body: feedOf([{ id: '2401.99903v1', title: 'Bare' }]) } },
    hostileAnswers: (text) => ({
      [QUERY]: {
        body: feedOf([
          {
            ...GLACIER,
            title: text,
            summary: text,
            authors: [text, 'Ada Beispiel'],
            comment: text,
            journal: text,
          },
        ]),
      },
    }),
    refused: ['', '10.1038/s41586-020-2649-2', 'https://example.org/paper', '(ti:lazy', 'year:soon'],
  },
};
