import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Disk, folderChecks } from '../../src/cli/doctor/folder-checks.ts';
import { portCheck } from '../../src/cli/doctor/port-check.ts';
import { nodeFinding, programChecks, zoneFinding } from '../../src/cli/doctor/program-checks.ts';
import { readData } from '../../src/cli/doctor/read-data.ts';
import { sourceChecks } from '../../src/cli/doctor/source-checks.ts';
import { reviewConfig } from '../../src/config.ts';
import { openJsonFiles } from '../../src/store/json-files/index.ts';
import { summariesCheck } from '../../src/summaries/openai/doctor.ts';
import { dataFolder } from '../support/data-folder.ts';
import { ledgerLine } from '../support/digests.ts';
import { ofNewerVersion } from '../support/newer-version.ts';
import { found } from '../support/run-doctor.ts';
import { subscriptionWith } from '../support/subscription.ts';

const ROOMY: Disk = {
  statfs: async () => ({ bavail: 10_000_000, bsize: 4096, ffree: 1_000_000, files: 2_000_000 }),
  isAlive: () => true,
};

async function lookAt(dir: string, disk: Partial<Disk> = {}) {
  return found(folderChecks(dir, await readData(dir, null), { ...ROOMY, ...disk }));
}

async function withData(): Promise<string> {
  const dir = await dataFolder();
  chmodSync(dir, 0o700);
  const store = await openJsonFiles({ dir, access: 'write', now: () => new Date('2026-11-23T09:00:00Z') });
  await store.subscriptions.change('d-1', () => subscriptionWith());
  await store.issues.change('a', () => ledgerLine());
  await store.close();
  return dir;
}

/** A small web server that gives one answer, gone after the test. */
async function serving(status: number, body: unknown): Promise<number> {
  const server: Server = createServer((_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

describe('the disk', () => {
  const space = (facts: Partial<Awaited<ReturnType<Disk['statfs']>>>) => ({
    statfs: async () => ({ ...(await ROOMY.statfs('')), ...facts }),
  });

  test.each([
    ['full', { bavail: 0 }, 'failed'],
    ['nearly full', { bavail: 50_000 }, 'warning'],
    ['out of room for files', { ffree: 12 }, 'failed'],
    ['roomy', {}, 'ok'],
    ['of a kind that counts no files', { ffree: 0, files: 0 }, 'ok'],
  ])('that is %s is told so', async (_, facts, state) => {
    const results = await lookAt(await dataFolder(), space(facts));

    expect(results.get('disk space')?.state).toBe(state);
  });
});

describe('the data folder', () => {
  test('with data in it is read whole', async () => {
    const results = await lookAt(await withData());

    expect(results.get('data folder')?.state).toBe('ok');
    expect(results.get('data files')?.words).toContain('1 digest');
    expect(results.get('data lock')?.words).toContain('not running');
  });

  test('that is not there yet is no fault', async () => {
    const results = await lookAt(join(await dataFolder(), 'deep', 'data'));

    expect(results.get('data folder')).toMatchObject({
      state: 'ok',
      words: expect.stringContaining('made at the first start'),
    });
  });

  test('that others may read is a warning with the command', async () => {
    const dir = await withData();
    chmodSync(dir, 0o755);

    expect((await lookAt(dir)).get('data folder')?.mend).toContain('chmod 700');
  });

  test('held by a process that has ended is a warning, since the next start takes it over', async () => {
    const dir = await withData();
    mkdirSync(join(dir, 'lock'));
    const holder = { pid: 4711, host: hostname(), startedAt: '2026-11-23T09:00:00.000Z', token: 't' };
    writeFileSync(join(dir, 'lock.json'), JSON.stringify(holder));

    const ended = await lookAt(dir, { isAlive: () => false });
    const alive = await lookAt(dir);

    expect(ended.get('data lock')).toMatchObject({
      state: 'warning',
      words: expect.stringContaining('4711'),
    });
    expect(alive.get('data lock')).toMatchObject({
      state: 'ok',
      words: expect.stringContaining('since 2026-11-23T09:00:00.000Z'),
    });
  });

  test('with a damaged ledger is a warning, since it can be done without', async () => {
    const dir = await withData();
    writeFileSync(join(dir, 'library', 'issues', '0001.json'), 'cut off');

    expect((await lookAt(dir)).get('data files')?.state).toBe('warning');
  });

  test('written by a newer Broadsheet says so', async () => {
    const dir = await withData();
    const file = join(dir, 'library', 'subscriptions', '0001.json');
    writeFileSync(file, ofNewerVersion(readFileSync(file)));

    expect((await lookAt(dir)).get('data files')).toMatchObject({
      state: 'failed',
      words: expect.stringContaining('newer Broadsheet'),
    });
  });

  test('tells what became of the last direct message', async () => {
    const dir = await dataFolder();
    const store = await openJsonFiles({ dir, access: 'write', now: () => new Date() });
    const to = { to: 'person', tenant: 'slack:T1' } as const;
    const at = (day: string) => `2026-11-${day}T08:00:00.000Z`;
    await store.issues.change('a', () => ledgerLine(to, { state: 'sent', postedAt: at('02') }));
    await store.issues.change('b', () =>
      ledgerLine(to, { state: 'failed', intentAt: at('09'), why: 'Off.' }),
    );
    await store.close();

    const { digests } = await readData(dir, null);

    expect(digests?.lastDirect.get('slack:T1')).toEqual({ at: at('09'), refused: 'Off.' });
  });
});

describe('the program', () => {
  test('says when Node is too old', () => {
    expect(nodeFinding('20.18.1').state).toBe('failed');
    expect(nodeFinding('20.19.0').state).toBe('ok');
    expect(nodeFinding('22.1.0').state).toBe('ok');
  });

  test('names digests whose zone this machine does not know', () => {
    const lost = { id: 'd-9', zone: 'Mars/Phobos', endedAt: null };

    expect(zoneFinding('UTC', false, [lost])).toMatchObject({
      state: 'failed',
      words: expect.stringContaining('d-9 (Mars/Phobos)'),
    });
    expect(zoneFinding('UTC', false, [{ ...lost, endedAt: '2026-11-01' }]).state).toBe('ok');
  });

  test('paints a chart, and says where it cannot', async () => {
    const review = reviewConfig({}, 'no-such-file.env');
    const parts = { review, subscriptions: [], nodeVersion: '22.0.0', envFile: 'no-such-file.env' };
    const painter = () => Promise.reject(new Error('no such module'));

    const here = await found(programChecks(parts));
    const there = await found(programChecks({ ...parts, painter }));

    expect(here.get('pictures')?.state).toBe('ok');
    expect(there.get('pictures')).toMatchObject({
      state: 'warning',
      mend: expect.stringContaining('npm ci'),
    });
  });
});

describe('the port', () => {
  const look = async (port: number, portGiven = true, host = '127.0.0.1') =>
    (await found([portCheck({ host, port, portGiven })])).get('port');

  test('that Broadsheet answers on is ours', async () => {
    const port = await serving(200, { ready: true, reasons: [] });

    expect(await look(port)).toMatchObject({ state: 'ok', words: expect.stringContaining('is running') });
  });

  test('on which Broadsheet is not ready passes on why', async () => {
    const port = await serving(503, { ready: false, reasons: ['slack: token refused'] });

    expect(await look(port)).toMatchObject({
      state: 'warning',
      words: expect.stringContaining('slack: token refused'),
    });
  });

  test('of another program has failed where it was chosen, and is passed over where not', async () => {
    const port = await serving(200, { hello: 'world' });

    expect((await look(port))?.state).toBe('failed');
    expect((await look(port, false))?.state).toBe('ok');
  });

  test('on an address that is not this machine’s has failed', async () => {
    expect(await look(0, true, '192.0.2.1')).toMatchObject({ state: 'ok' });
    expect(await look(45_999, true, '192.0.2.1')).toMatchObject({
      state: 'failed',
      words: expect.stringContaining('no address of this machine'),
    });
  });
});

describe('the endpoint for summaries', () => {
  const look = async (port: number) => {
    const settings = { baseUrl: `http://127.0.0.1:${port}/v1`, apiKey: 'sk-canary', model: 'small' };
    return (await found([summariesCheck({ settings, now: () => new Date(), fetch })])).get('summaries');
  };

  test.each([
    ['has the model', 200, { data: [{ id: 'small' }] }, 'ok'],
    ['has others', 200, { data: [{ id: 'large' }] }, 'warning'],
    ['refuses the key', 401, {}, 'failed'],
    ['tells no models', 404, {}, 'unknown'],
  ])('that %s is told so', async (_, status, body, state) => {
    expect((await look(await serving(status, body)))?.state).toBe(state);
  });

  test('that is away has failed, and nothing is missing without it', async () => {
    expect(await look(59_999)).toMatchObject({ state: 'failed', mend: expect.stringContaining('sentences') });
  });
});

describe('paper sources', () => {
  const NAMES = ['ARXIV', 'CROSSREF', 'OPENALEX', 'SEMANTIC_SCHOLAR', 'HUGGINGFACE', 'ZOTERO'];

  async function look(status: number, more: Record<string, string> = {}) {
    const base = `http://127.0.0.1:${await serving(status, {})}`;
    const bases = Object.fromEntries(NAMES.map((name) => [`${name}_API_URL`, base]));
    const { config } = reviewConfig({ ...bases, ...more }, 'no-such-file.env');
    const { checks, close } = sourceChecks(config, true);
    onTestFinished(close);
    return found(checks);
  }

  test('are not asked unless somebody wishes it', async () => {
    const { checks } = sourceChecks(reviewConfig({}, 'no-such-file.env').config, false);

    const results = await found(checks);

    expect([...results.keys()]).toEqual(['contact address', 'paper sources']);
    expect(results.get('contact address')?.state).toBe('warning');
  });

  test('that answer are fine, and OpenAlex without a key is not asked', async () => {
    const results = await look(200, { CONTACT_EMAIL: 'lab@example.org' });

    expect(results.get('contact address')?.state).toBe('ok');
    expect(results.get('source arxiv')?.state).toBe('ok');
    expect(results.get('source zotero')?.state).toBe('ok');
    expect(results.get('source openalex')?.state).toBe('unknown');
  });

  test('that refuse the key name its variable and not the key', async () => {
    const results = await look(403, { OPENALEX_API_KEY: 'canary-key', ZOTERO_API_KEY: 'canary-other' });

    expect(results.get('source openalex')).toMatchObject({
      state: 'failed',
      mend: expect.stringContaining('OPENALEX_API_KEY'),
    });
    expect(JSON.stringify([...results.values()])).not.toContain('canary');
  });
});
