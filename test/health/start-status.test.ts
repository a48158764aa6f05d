import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OperatorReport } from '../../src/core/report/operator-report.ts';
import { type Running, startProgram, temporaryFolder } from '../support/program.ts';

let folder: ReturnType<typeof temporaryFolder>;
let running: Running | null = null;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  running?.child.kill('SIGKILL');
  await running?.finished;
  folder.remove();
});

async function started(): Promise<string> {
  const env = { DATA_DIR: join(folder.path, 'data'), PORT: '0', LOG_LEVEL: 'silent', TIMEZONE: 'Asia/Tokyo' };
  running = startProgram(['start'], { env });
  const line = await running.firstLine;
  return /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? `no address in “${line}”`;
}

test('a started Broadsheet shows how it stands at /status', async () => {
  const url = await started();

  const page = await fetch(`${url}/status`);

  expect(page.status).toBe(200);
  expect(await page.text()).toMatch(/<h1[^>]*>Everything works<\/h1>/);
});

test('and gives the same as data, of the running process', async () => {
  const url = await started();

  const report = (await (await fetch(`${url}/status.json`)).json()) as OperatorReport;

  expect(report).toMatchObject({
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    zone: 'Asia/Tokyo',
    ready: true,
    library: { papers: 43, reading: null },
    data: { isFailing: false },
  });
  expect(report.hosts.find(({ host }) => host === 'export.arxiv.org')).toMatchObject({
    gapMs: 3000,
    state: 'not-asked',
    policy: expect.stringContaining('https://info.arxiv.org/'),
  });
  expect(Date.parse(report.at)).toBeGreaterThanOrEqual(Date.parse(report.startedAt));
});

test('and tells how long its answers took', async () => {
  const url = await started();

  running?.child.stdin?.write('/paper lazy neuron\n');
  const asked = await until(async () => {
    const { search } = (await (await fetch(`${url}/status.json`)).json()) as OperatorReport;
    const lookup = search.kinds.find(({ kind }) => kind === 'lookup');
    return lookup !== undefined && lookup.count > 0 ? lookup : null;
  });

  expect(asked.count).toBe(1);
  expect(asked.times?.p99Ms).toBeGreaterThan(0);
});

/** Asks until there is an answer; the test's own time limit ends it. */
async function until<T>(ask: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
  }
}
