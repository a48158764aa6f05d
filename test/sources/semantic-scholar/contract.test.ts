import { createSemanticScholarSource } from '../../../src/sources/semantic-scholar/index.ts';
import { sourceContract } from '../../contracts/source-contract.ts';
import { record } from './answers.ts';

const json = (value: unknown) => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});
const MATCH = '/graph/v1/paper/search/match';
const found = (...data: unknown[]) => ({
  '/graph/v1/paper/search': json({ total: data.length, offset: 0, data }),
});
const GOATS = record({
  paperId: 'b'.repeat(40),
  externalIds: { ArXiv: '2312.07560' },
  title: 'Counting Imaginary Goats',
  publicationDate: null,
  year: 2019,
});

sourceContract('semantic-scholar', {
  make: ({ http, baseUrl, now }) =>
    createSemanticScholarSource({ http, baseUrl: `${baseUrl}/graph/v1`, now, apiKey: 's3cret' }),
  identifier: {
    known: { kind: 'arxiv', id: '2312.07559', version: null },
    answers: { '/graph/v1/paper/ARXIV:2312.07559': json(record()) },
    finds: { title: 'Counting Imaginary Sheep', arxivId: '2312.07559', doi: '10.5555/invented.1' },
    unknown: { kind: 'arxiv', id: '2312.07999', version: null },
    unknownAnswers: {
      '/graph/v1/paper/ARXIV:2312.07999': { ...json({ error: 'Paper with id 0 not found' }), status: 404 },
    },
  },
  title: {
    known: 'Counting imaginary sheep',
    answers: { [MATCH]: json({ data: [record()] }) },
    finds: { arxivId: '2312.07559' },
    other: 'Counting Imaginary Sheeps',
    otherAnswers: { [MATCH]: json({ data: [record()] }) },
    nothingAnswers: { [MATCH]: { ...json({ error: 'Title match not found' }), status: 404 } },
  },
  reading: {
    ref: () => 'imaginary counting',
    answers: found(record(), GOATS),
    finds: [
      { title: 'Counting Imaginary Sheep', published: '2023-12-13' },
      { title: 'Counting Imaginary Goats', published: '2019' },
    ],
    damagedAnswers: found(null, record(), record({ title: null })),
    kept: ['Counting Imaginary Sheep'],
    emptyAnswers: { '/graph/v1/paper/search': json({ total: 0, offset: 0 }) },
    bareAnswers: found({ paperId: 'a'.repeat(40), title: 'Bare' }),
    hostileAnswers: (text) =>
      found(
        record({
          paperId: text,
          title: text,
          abstract: text,
          tldr: { model: text, text },
          venue: text,
          url: text,
          authors: [{ name: text }],
        }),
      ),
    refused: ['', ' ?! '],
  },
});
