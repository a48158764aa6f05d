import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { readers, writers } from '../../src/formats/index.ts';
import { paperWith } from './arbitrary-paper.ts';

const PAPERS = 20_000;
const MB = 1024 * 1024;
/** The files have some 40 MB. */
const MOST_HELD = 12 * MB;

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** Papers of some 2 KB each, made as they are asked for. */
function* manyPapers() {
  for (let index = 0; index < PAPERS; index += 1) {
    const title = `A Made-Up Title with the Number ${index}`;
    yield paperWith({
      id: `paper-${index}`,
      title,
      authors: ['Ada Beispiel'],
      abstract: 'Made up. '.repeat(220),
    });
  }
}

async function* written(format: string): AsyncGenerator<string> {
  const writer = writers.find(({ name }) => name === format);
  for (const piece of writer?.write(manyPapers()) ?? []) yield piece;
}

describe('a file of many papers', () => {
  it.each(['bibtex', 'ris', 'csl-json', 'csv', 'jsonl'])(
    'is read in %s without being held',
    async (format) => {
      const reader = readers.find(({ name }) => name === format);
      const held: number[] = [];
      let papers = 0;

      for await (const event of reader?.read(written(format), { captured: '2024-05-06' }) ?? []) {
        if (event.kind !== 'paper') continue;
        papers += 1;
        if (papers % 4000 !== 0) continue;
        collect();
        held.push(process.memoryUsage().heapUsed);
      }

      expect(papers).toBe(PAPERS);
      expect(Math.max(...held) - Math.min(...held)).toBeLessThan(MOST_HELD);
    },
    60_000,
  );
});
