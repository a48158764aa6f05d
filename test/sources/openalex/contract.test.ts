import { createOpenAlexSource } from '../../../src/sources/openalex/index.ts';
import { sourceContract } from '../../contracts/source-contract.ts';
import { work } from './answers.ts';

const json = (value: unknown) => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});
const works = (...results: unknown[]) => ({
  '/works': json({ meta: { count: results.length, next_cursor: null }, results }),
});
const GOATS = work({
  id: 'https://openalex.org/W2',
  title: 'Counting Imaginary Goats',
  publication_date: '2019-03-01',
});

sourceContract('openalex', {
  make: ({ http, baseUrl }) => createOpenAlexSource({ http, baseUrl, apiKey: 'k3y' }),
  identifier: {
    known: { kind: 'doi', doi: '10.5555/invented.1' },
    answers: { '/works/doi:10.5555/invented.1': json(work()) },
    finds: { title: 'Counting Imaginary Sheep', published: '2024-05-08', doi: '10.5555/invented.1' },
    unknown: { kind: 'doi', doi: '10.5555/invented.2' },
    unknownAnswers: {
      '/works/doi:10.5555/invented.2': { status: 404, body: '<!doctype html><title>404 Not Found</title>' },
    },
  },
  title: {
    known: 'Counting imaginary sheep',
    answers: works(GOATS, work()),
    finds: { doi: '10.5555/invented.1' },
    other: 'Counting Imaginary Sheeps',
    otherAnswers: works(work(), GOATS),
    nothingAnswers: works(),
  },
  reading: {
    ref: () => 'imaginary counting',
    answers: works(work(), GOATS),
    finds: [
      { title: 'Counting Imaginary Sheep', published: '2024-05-08' },
      { title: 'Counting Imaginary Goats', published: '2019-03' },
    ],
    damagedAnswers: works(null, work(), { id: 'https://openalex.org/W3' }),
    kept: ['Counting Imaginary Sheep'],
    emptyAnswers: works(),
    bareAnswers: works({ id: 'https://openalex.org/W1', title: 'Bare' }),
    hostileAnswers: (text) =>
      works(
        work({
          id: text,
          title: text,
          abstract_inverted_index: { [text]: [0], words: [1] },
          authorships: [{ author: { display_name: text }, institutions: [{ display_name: text }] }],
          primary_location: { source: { display_name: text } },
          topics: [{ display_name: text }],
          is_retracted: true,
        }),
      ),
    refused: ['', ' ?! ', 'author: …'],
  },
});
