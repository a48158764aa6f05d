import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readers, writers } from '../../src/formats/index.ts';
import { type ReaderSamples, readerContract, writerContract } from '../contracts/format-contract.ts';

const page = readFileSync(new URL('../fixtures/author-page/page.txt', import.meta.url), 'utf8');

const SAMPLES: Readonly<Record<string, ReaderSamples>> = {
  'author-page': {
    good: page,
    damaged: page.replace('WIDGET: A Made-Up Optimizer for Imaginary Networks\n', ''),
  },
  bibtex: {
    good: [
      '% a library 𝔸',
      '@string{joe = "Journal of Examples"}',
      '@comment{a note: {nested}}',
      '@article{beispiel2022,',
      '  author = {Beispiel, Ada and {The Widget Team} and others},',
      '  title = {A {Made-Up} Title with $O(n)$ and \\emph{words}},',
      '  journal = joe # { B},',
      '  year = 2022, month = oct,',
      '  abstract = {Two',
      '    lines.},',
      '}',
      ' @misc{muster, title="Another {"}quoted{"} Title", eprint={2210.06313}, archivePrefix={arXiv}, year={2022} }',
      '@inproceedings(probe, title = {In Round Brackets}, crossref = {whole})',
      '@proceedings{whole, title = {Proceedings of Examples}, year = 2021}',
      '',
    ].join('\n'),
    damaged: '@misc{good, title={Good}}\n@misc{bad, title={Bad, year=2020}\n@misc{better, title={Better}}\n',
  },
  ris: {
    good: [
      'TY  - JOUR',
      'TI  - A Made-Up Title 𝔸',
      'AU  - Beispiel, Ada',
      'PY  - 2016/01/',
      'AB  - Two',
      'lines.',
      'DO  - 10.1234/example',
      'ER  - ',
      '',
      'TY  - GEN',
      'T1  - Another',
      'ER  -',
      '',
    ].join('\n'),
    damaged: 'TY  - JOUR\nTI  - Good\nER  - \n\nTY  - JOUR\nAU  - Beispiel, Ada\nER  - \n',
  },
  'csl-json': {
    good: [
      '[',
      '  {"id": "a", "type": "article", "title": "A Made-Up Title 𝔸 \\"quoted\\" \\\\", "DOI": "10.1234/example",',
      '   "author": [{"family": "Beispiel", "given": "Ada"}, {"literal": "The Widget Team"}],',
      '   "issued": {"date-parts": [[2022, 10]]}},',
      '  {"id": 7, "title": ["Another"], "issued": {"raw": "2022"}}',
      ']',
      '',
    ].join('\n'),
    damaged:
      '[\n{"id":"a","title":"Good"},\n{"id":"b","title":"Bad,\n{"id":"c"},\n{"id":"d","title":"Better"}\n]\n',
  },
  csv: {
    good: 'Title,Authors,Year,DOI\n"A ""Made-Up"" Title 𝔸","Beispiel, Ada; Muster, Bo",2022,10.1234/example\n"Another\nin two lines",,,\n',
    damaged: 'title,year\nGood,2022\n,2021\nBetter,2020,more,cells\n',
  },
  jsonl: {
    good: [
      '{"title":"A Made-Up Title 𝔸","authors":["Max Beispiel"],"published":"2022-10","arxivId":"2210.06313"}',
      '{"id":"b","title":"Another","abstract":"Two\\nlines of \\"text\\".","url":"https://example.org","hasCode":true}',
      '',
    ].join('\n'),
    damaged: '{"title":"Good"}\n{"title":\n{"title":"Better","doi":7}\n',
  },
};

describe('the list of readers', () => {
  it('has samples for each of them', () => {
    expect(readers.map(({ name }) => name).sort()).toEqual(Object.keys(SAMPLES).sort());
  });
});

for (const reader of readers) {
  const samples = SAMPLES[reader.name];
  if (samples !== undefined) readerContract(reader.name, () => reader, samples);
}

for (const writer of writers) writerContract(writer.name, () => writer);
