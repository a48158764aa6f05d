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
