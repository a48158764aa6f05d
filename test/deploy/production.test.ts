import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { NOBODY, productionTree } from './production-tree.ts';

/** As the unit and the compose files allow it, and within that what the README promises. */
const STOP_WITHIN_MS = 10_000;

describe('an installation for production, read-only and run by nobody in particular', {
  timeout: 60_000,
}, () => {
  let tree: ReturnType<typeof productionTree>;
  let child: ChildProcess | null = null;
  let said = '';

  beforeAll(() => {
    tree = productionTree();
  }, 60_000);
  afterEach(async () => {
    if (child === null || child.exitCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
  afterAll(() => tree.remove(), 60_000);

  const environment = () => ({
    PATH: process.env.PATH ?? '',
    NODE_ENV: 'production',
    HOST: '0.0.0.0',
    PORT: '0',
    DATA_DIR: tree.data,
    HOME: '/nonexistent',
  });

  /** Starts it as the image does; resolves with its port once it is ready. */
  async function start(): Promise<string> {
    said = '';
    const started = spawn(process.execPath, ['bin/broadsheet.mjs', 'start'], {
      cwd: tree.path,
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...NOBODY,
    });
    child = started;
    started.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    const [line] = (await Promise.race([
      once(started.stdout, 'data'),
      once(started, 'exit').then(() => [`ended: ${said}`]),
    ])) as [Buffer | string];
    return /ready http:\/\/0\.0\.0\.0:(\d+)/.exec(line.toString())?.[1] ?? line.toString();
  }

  /** Ends it as an orchestrator does; fails when it takes longer than those wait. */
  async function stop(): Promise<number | null> {
    if (child === null) return null;
    const ended = once(child, 'exit') as Promise<[number | null]>;
    child.kill('SIGTERM');
    const late = AbortSignal.timeout(STOP_WITHIN_MS);
    const [code] = await Promise.race([ended, once(late, 'abort').then(() => [null] as [null])]);
    return code;
  }

  test('serves, keeps its state in DATA_DIR, and ends with 0', async () => {
    const port = await start();

    const ready = await fetch(`http://127.0.0.1:${port}/readyz`);
    const page = await fetch(`http://127.0.0.1:${port}/`);
    const metrics = await fetch(`http://127.0.0.1:${port}/metrics`);

    expect([ready.status, page.status, metrics.status]).toEqual([200, 200, 200]);
    expect(await page.text()).toContain('<!doctype html>');
    expect(await stop()).toBe(0);
    expect(said).not.toContain('"level":50');
    expect(readdirSync(tree.data)).toContain('store.json');
  });

  test('ends within ten seconds while it answers and others hold on to their connections', async () => {
    const port = await start();
    const idle = connect(Number(port), '127.0.0.1');
    const halfSaid = connect(Number(port), '127.0.0.1');
    for (const socket of [idle, halfSaid]) socket.on('error', () => undefined);
    await Promise.all([once(idle, 'connect'), once(halfSaid, 'connect')]);
    halfSaid.write('GET /status HTTP/1.1\r\nHost: localhost\r\n');
    const asked = Array.from({ length: 50 }, () =>
      fetch(`http://127.0.0.1:${port}/status.json`).then(
        (answer) => answer.status,
        () => 'cut off',
      ),
    );
    await asked[0];

    const code = await stop();

    expect(code).toBe(0);
    expect(new Set(await Promise.all(asked))).not.toContain(500);
    for (const socket of [idle, halfSaid]) socket.destroy();
  });

  test('is called alive by its health check while it runs, and not afterwards', async () => {
    const port = await start();
    const check = () =>
      spawnSync(process.execPath, ['deploy/healthcheck.mjs'], {
        cwd: tree.path,
        env: { ...environment(), PORT: port },
        ...NOBODY,
      }).status;

    const whileRunning = check();
    await stop();

    expect([whileRunning, check()]).toEqual([0, 1]);
  });

  test('answers a single question, backs up, and says in one line where it may not write', async () => {
    const run = (...words: string[]) =>
      spawnSync(process.execPath, ['bin/broadsheet.mjs', ...words], {
        cwd: tree.path,
        env: environment(),
        encoding: 'utf8',
        ...NOBODY,
      });

    const asked = run('ask', '/paper lazy neuron');
    const saved = run('backup', join(tree.data, 'backup.gz'));
    const refused = run('backup', join(tree.path, 'backup.gz'));

    expect(asked.stdout).toContain('The Lazy Neuron Phenomenon');
    expect(saved.stdout).toMatch(/^Saved 43 papers/);
    expect([refused.status, refused.stderr]).toEqual([
      1,
      expect.stringMatching(/^broadsheet: The backup .* could not be written: .*\n$/),
    ]);
  });
});
