import { createDoiSource } from '../../../src/sources/doi/index.ts';
import { sourceContract } from '../../contracts/source-contract.ts';
import { list, record, work } from './answers.ts';

const json = (value: unknown) => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});
const NONE = { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Resource not found.' };
const GOATS = {
  DOI: '10.5555/invented.2',
  title: ['Counting Imaginary Goats'],
  published: { 'date-parts': [[2019]] },
};
const FIRST = '/works/10.5555%2Finvented.1';
const SECOND = '/works/10.5555%2Finvented.2';

sourceContract('doi', {
  make: ({ http, baseUrl }) => createDoiSource({ http, baseUrl, contactEmail: 'desk@example.org' }),
  identifier: {
    known: { kind: 'doi', doi: '10.5555/invented.1' },
    answers: { [FIRST]: json(record()) },
    finds: { title: 'Counting Imaginary Sheep', published: '2024-05-08', doi: '10.5555/invented.1' },
    unknown: { kind: 'doi', doi: '10.5555/invented.2' },
    unknownAnswers: { [SECOND]: NONE },
  },
  title: {
    known: 'Counting imaginary sheep',
    answers: { '/works': json(list(work(GOATS), work())) },
    finds: { doi: '10.5555/invented.1' },
    other: 'Counting Imaginary Sheeps',
    otherAnswers: { '/works': json(list(work(), work(GOATS))) },
    nothingAnswers: { '/works': json(list()) },
  },
  reading: {
    ref: () => 'https://doi.org/10.5555/invented.1 and 10.5555/invented.2',
    answers: { [FIRST]: json(record()), [SECOND]: json(record(GOATS)) },
    finds: [
      { title: 'Counting Imaginary Sheep', published: '2024-05-08' },
      { title: 'Counting Imaginary Goats', published: '2019' },
    ],
    damagedAnswers: { [FIRST]: json(record({ title: null })), [SECOND]: json(record(GOATS)) },
    kept: ['Counting Imaginary Goats'],
    emptyAnswers: { [FIRST]: NONE, [SECOND]: NONE },
    bareAnswers: {
      [FIRST]: json({ message: { DOI: '10.5555/invented.1', title: ['Bare'] } }),
      [SECOND]: NONE,
    },
    hostileAnswers: (text) => ({
      [FIRST]: json(
        record({
          title: [text],
          abstract: text,
          author: [{ family: text }, { name: text }],
          'container-title': [text],
          'updated-by': [{ DOI: text, type: 'retraction' }],
        }),
      ),
      [SECOND]: NONE,
    }),
    refused: ['', 'sheep', '2210.06313', 'https://example.org/paper', '10.5555'],
  },
});
