import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importFromSource, SOURCES } from '../../src/cli/import-sources.ts';
import { createSources } from '../../src/sources/index.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { away, fakeSource } from '../support/fake-source.ts';
import { runProgram, temporaryFolder } from '../support/program.ts';

const FOG = { title: 'The Knitting of Fog', arxivId: '2402.00001' };
const MIST = { title: 'Mist in Drawers', arxivId: '2402.00002' };

function houseWith(source: ReturnType<typeof fakeSource>) {
  let changes = 0;
  const library = {
    changed() {
      changes += 1;
    },
  };
  const house = { sources: [source], store: openMemoryStore(), library } as never;
  return {
    house,
    store: (house as { store: ReturnType<typeof openMemoryStore> }).store,
    changes: () => changes,
  };
}

const shell = { stderr: new Writable({ write: (_chunk, _encoding, done) => done() }) };

describe('importing from a source', () => {
  test('names every source there is, and no other', () => {
    const http = { fetch: () => Promise.reject(new Error('not asked')), hosts: () => [] };

    const made = createSources({ http, now: () => new Date(0) }).map(({ name }) => name);

    expect([...SOURCES].sort()).toEqual(made.sort());
  });

  test('hands limit and day on, and reads one reference after the other', async () => {
    const source = fakeSource('arxiv', 'arXiv', [FOG, MIST]);
    const { house, store, changes } = houseWith(source);
    const reading = { limit: 5, since: '2026-11-01' };

    const { report, fault } = await importFromSource(house, 'arxiv', ['cs.LG', 'cs.CL'], reading, shell);

    expect(report).toMatchObject({ read: 4, added: 2, unchanged: 2, updated: 0, notes: [] });
    expect([fault, source.asked, source.readings]).toEqual([null, ['cs.LG', 'cs.CL'], [reading, reading]]);
    expect([await store.papers.count(), changes()]).toEqual([2, 1]);
  });

  test('says that it stopped at the limit', async () => {
    const { house } = houseWith(fakeSource('arxiv', 'arXiv', [FOG, MIST]));

    const { report } = await importFromSource(house, 'arxiv', ['cs.LG'], { limit: 1, since: null }, shell);

    expect(report.notes).toEqual(['Stopped at 1, as --limit says; there may be more.']);
  });

  test('keeps what came before the source broke off, and asks no more', async () => {
    const source = fakeSource('arxiv', 'arXiv', [FOG]);
    source.fault = away('arXiv');
    const { house, store } = houseWith(source);

    const outcome = await importFromSource(
      house,
      'arxiv',
      ['cs.LG', 'cs.CL'],
      { limit: 5, since: null },
      shell,
    );

    expect(outcome.report).toMatchObject({ read: 1, added: 1 });
    expect(outcome.fault?.message).toContain('arXiv refused with 503. What came before is kept');
    expect([source.asked, await store.papers.count()]).toEqual([['cs.LG'], 1]);
  });
});

describe('broadsheet import', () => {
  const folder = temporaryFolder();
  const asked: string[] = [];
  let server: Server;
  let env: Record<string, string>;

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.headers['user-agent'] ?? '');
      const isKnown = request.url?.includes('2402.00001') === true;
      response.setHeader('content-type', 'application/atom+xml');
      response.end(feedOf(isKnown ? [ENTRY] : []));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    env = {
      DATA_DIR: join(folder.path, 'data'),
      ARXIV_API_URL: `http://127.0.0.1:${port}/api`,
      CONTACT_EMAIL: 'lab@example.org',
    };
  });
  afterAll(() => {
    server.close();
    folder.remove();
  });

  test('asks the source an operator named, saying who asks, and counts what came', async () => {
    const { code, stdout, stderr } = await runProgram(['import', 'arxiv', '2402.00001', '--json'], { env });

    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ read: 1, added: 1, updated: 0, skipped: [] });
    expect(asked[0]).toContain('lab@example.org');
    const { stdout: paper } = await runProgram(['paper', '2402.00001', '--json'], { env });
    expect(JSON.parse(paper)).toMatchObject({ title: FOG.title, provenance: [{ source: 'arxiv' }] });
  });

  test.each<[string[], string]>([
    [['import', 'nature', 'x'], 'I cannot read “nature”.'],
    [['import', 'arxiv', 'x', '--limit', '0'], '--limit takes a whole number'],
    [['import', 'arxiv', 'x', '--since', 'monday'], '--since takes a day'],
    [['import', 'arxiv', 'x', '--captured', '2026-11-23'], '--captured is for files'],
    [['import', 'jsonl', 'x', '--limit', '3'], '--limit and --since are for sources'],
  ])('%j is wrong usage', async (words, why) => {
    const { code, stderr } = await runProgram(words, { env });

    expect(code).toBe(2);
    expect(stderr).toContain(why);
  });

  test('names the variable that is wrong', async () => {
    const { code, stderr } = await runProgram(['library'], { env: { ...env, CONTACT_EMAIL: 'nobody' } });

    expect(code).toBe(1);
    expect(stderr).toContain('CONTACT_EMAIL is “nobody”: set it to an e-mail address.');
  });
});

const ENTRY = `<entry><id>http://arxiv.org/abs/2402.00001v1</id><title>${FOG.title}</title>
<updated>2024-02-01T00:00:00Z</updated><published>2024-02-01T00:00:00Z</published><summary>We knit fog.</summary>
<author><name>Ada Fernwick</name></author>
<category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/></entry>`;

function feedOf(entries: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"
xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"><title>arXiv Query</title>
<opensearch:totalResults>${entries.length}</opensearch:totalResults>
<opensearch:startIndex>0</opensearch:startIndex><opensearch:itemsPerPage>${entries.length}</opensearch:itemsPerPage>
${entries.join('\n')}</feed>`;
}
