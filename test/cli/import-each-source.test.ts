import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { record as doiRecord } from '../sources/doi/answers.ts';
import { daily } from '../sources/hf-daily/answers.ts';
import { work } from '../sources/openalex/answers.ts';
import { record } from '../sources/semantic-scholar/answers.ts';
import { item } from '../sources/zotero/answers.ts';
import { runProgram, temporaryFolder } from '../support/program.ts';
import { type ReplayAnswer, startReplayServer } from '../support/replay-server.ts';

const SHEEP = 'Counting Imaginary Sheep';

function json(value: unknown, headers: Record<string, string> = {}): ReplayAnswer {
  return { headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

const FEED: ReplayAnswer = {
  headers: { 'content-type': 'application/rss+xml' },
  body:
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Invented</title><link>https://journal.example/</link>' +
    `<description>x</description><item><title>${SHEEP}</title><link>https://journal.example/1</link></item></channel></rss>`,
};

describe('the program against a local far side', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

  test.each<[name: string, ref: string, variable: string, base: string, path: string, answer: ReplayAnswer]>([
    ['doi', '10.5555/invented.1', 'CROSSREF_API_URL', '', '/works/10.5555%2Finvented.1', json(doiRecord())],
    [
      'openalex',
      'imaginary counting',
      'OPENALEX_API_URL',
      '',
      '/works',
      json({ meta: { count: 1, next_cursor: null }, results: [work()] }),
    ],
    [
      'semantic-scholar',
      'imaginary counting',
      'SEMANTIC_SCHOLAR_API_URL',
      '/graph/v1',
      '/graph/v1/paper/search',
      json({ total: 1, offset: 0, data: [record()] }),
    ],
    ['hf-daily', '2026-W41', 'HUGGINGFACE_API_URL', '/api', '/api/daily_papers', json([daily()])],
    [
      'zotero',
      'group 12345',
      'ZOTERO_API_URL',
      '',
      '/groups/12345/items/top',
      json([item()], { 'total-results': '1' }),
    ],
    ['feed', 'FEED/rss', 'FEED_ORIGINS', '', '/rss', FEED],
  ])('imports from %s', async (name, ref, variable, base, path, answer) => {
    const far = await startReplayServer({ [path]: answer });
    const env = {
      DATA_DIR: join(folder.path, name),
      OPENALEX_API_KEY: 'k3y',
      [variable]: `${far.url}${base}`,
    };

    const run = await runProgram(['import', name, ref.replace('FEED', far.url), '--json'], { env });

    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(JSON.parse(run.stdout)).toMatchObject({ read: 1, added: 1, skipped: [] });
    const found = await runProgram(['search', SHEEP, '--json'], { env });
    expect(JSON.parse(found.stdout)[0]).toMatchObject({ title: SHEEP });
  });
});
