import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AskerError, SourceUnavailable } from '../../../src/core/errors.ts';
import { createArxivSource } from '../../../src/sources/arxiv/index.ts';
import { withdrawnIn } from '../../../src/sources/arxiv/withdrawn.ts';
import { notesOf, papersOf, skippedOf } from '../../formats/read-all.ts';
import { sharedPath } from '../../support/shared.ts';
import { eventsOf, fakeHttp } from '../fake-http.ts';

const recorded = sharedPath('fixtures', 'arxiv');
const edited = sharedPath('fixtures', 'synthetic');
const abstracts = sharedPath('collections', 'arxiv0704', 'arxiv_abs.jsonl');

async function read(folder: string, file: string, status = 200) {
  const { http } = fakeHttp(() => ({ status, body: readFileSync(join(folder, file)) }));
  const source = createArxivSource({ http, now: () => new Date('2026-11-25T09:00:00Z') });
  return eventsOf(source.read('all:testing', { limit: 100, since: null }));
}

describe.skipIf(recorded === null)('recorded answers (skipped without the shared material)', () => {
  const folder = recorded ?? '';

  test('every entry of a good answer is a paper', async () => {
    for (const file of recorded === null ? [] : readdirSync(folder)) {
      if (!/^api_(?!error|manual_error).*\.xml$/.test(file)) continue;
      const entries = readFileSync(join(folder, file), 'utf8').split(/<entry[ >]/).length - 1;

      const events = await read(folder, file);

      expect([file, papersOf(events).length, skippedOf(events)]).toEqual([file, entries, []]);
      for (const { authors, published, abstract } of papersOf(events)) {
        expect(authors?.length).toBeGreaterThan(0);
        expect(published).toMatch(/^\d{4}-\d\d-\d\d$/);
        expect(abstract).toMatch(/^\S.*\S$/);
      }
    }
  });

  test.each(['api_error_malformed_id.xml', 'api_manual_error_2007.xml'])('%s is an error', async (file) => {
    await expect(read(folder, file, 400)).rejects.toThrow(AskerError);
  });

  test('the paper called 0 is one', async () => {
    expect(papersOf(await read(folder, 'api_title_zero.xml'))[0]).toMatchObject({
      title: '0',
      arxivId: '2104.12255',
    });
  });
});

describe.skipIf(edited === null)('damaged answers (skipped without the shared material)', () => {
  const folder = edited ?? '';

  test.each([
    ['arxiv_200_empty_body.txt', 200],
    ['arxiv_429_rate_exceeded.txt', 429],
    ['arxiv_429_rate_exceeded.txt', 200],
    ['arxiv_empty_page_total_214881.xml', 200],
    ['arxiv_truncated.xml', 200],
  ])('%s with HTTP %i is no answer', async (file, status) => {
    await expect(read(folder, file, status)).rejects.toThrow(SourceUnavailable);
  });

  test('a paper of three thousand authors has them all', async () => {
    expect(papersOf(await read(folder, 'arxiv_3000_authors.xml'))[0]?.authors).toHaveLength(3000);
  });

  test('a withdrawn paper is told of and keeps no notice for an abstract', async () => {
    const events = await read(folder, 'arxiv_withdrawn.xml');

    expect(notesOf(events)).toHaveLength(1);
    expect(papersOf(events)[0]?.abstract).toBeUndefined();
  });
});

describe.skipIf(abstracts === null)('a month of arXiv (skipped without the shared material)', () => {
  test('what is withdrawn is told from what is not', () => {
    const lines = abstracts === null ? [] : readFileSync(abstracts, 'utf8').trim().split('\n');
    const records = lines.map((line) => JSON.parse(line) as Record<string, unknown>);

    const told = records.filter(
      ({ comments, abstract }) => withdrawnIn(String(comments ?? ''), String(abstract ?? '')) !== null,
    );

    expect(told.map(({ id }) => id)).toEqual(
      records.filter(({ withdrawn }) => withdrawn).map(({ id }) => id),
    );
  });
});
