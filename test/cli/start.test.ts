import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Running, runProgram, startProgram, temporaryFolder } from '../support/program.ts';

let folder: ReturnType<typeof temporaryFolder>;
let env: Record<string, string>;
let running: Running[];
beforeEach(() => {
  folder = temporaryFolder();
  env = { DATA_DIR: join(folder.path, 'data'), PORT: '0', LOG_LEVEL: 'info' };
  running = [];
});
afterEach(async () => {
  for (const each of running) {
    each.child.kill('SIGKILL');
    await each.finished;
  }
  folder.remove();
});

const start = (more: Record<string, string> = {}) => {
  const program = startProgram(['start'], { env: { ...env, ...more } });
  running.push(program);
  return program;
};
const urlOf = (line: string) =>
  /^ready (http:\/\/127\.0\.0\.1:\d+) \(.+\)$/.exec(line)?.[1] ?? `no address in “${line}”`;

describe('start', () => {
  test('prints one ready line and serves the health checks', async () => {
    const url = urlOf(await start().firstLine);

    const health = await fetch(`${url}/healthz`);
    const ready = await fetch(`${url}/readyz`);
    const metrics = await fetch(`${url}/metrics`);

    expect([health.status, ready.status]).toEqual([200, 200]);
    expect(await ready.json()).toEqual({ ready: true, reasons: [] });
    expect(await metrics.text()).toContain('broadsheet_library_papers 43');
  });

  test('changes nothing for whoever asks over the network', async () => {
    const url = urlOf(await start().firstLine);

    const response = await fetch(`${url}/readyz`, { method: 'POST', body: 'x' });

    expect(response.status).toBe(405);
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('ends with 0 on %s', async (signal) => {
    const program = start();
    await program.firstLine;

    program.child.kill(signal);

    expect((await program.finished).code).toBe(0);
  });

  test('answers piped lines in order, and ends when they end', async () => {
    const program = start();
    program.child.stdin?.end('/paper lazy neuron\n3\nnonsense zzz qqq\n');

    const { code, stdout } = await program.finished;

    expect(code).toBe(0);
    expect(stdout).toMatch(
      /Lazy Neuron[\s\S]*@\w+\{li2022lazy[\s\S]*Nothing in the library fits “nonsense zzz qqq”/,
    );
  });

  test('goes on running when there is no terminal at all', async () => {
    const program = start();
    program.child.stdin?.end();
    const url = urlOf(await program.firstLine);

    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(program.child.exitCode).toBeNull();
  });

  test('refuses a second process on the same data, naming the first', async () => {
    const first = start();
    await first.firstLine;

    const second = await start().finished;

    expect(second.code).toBe(1);
    expect(second.stderr).toContain(String(first.child.pid));
    expect(second.stderr.trim().split('\n')).toHaveLength(1);
  });

  test('leaves those who only read alone, and refuses those who write', async () => {
    await start().firstLine;

    const read = await runProgram(['search', 'LAMB', '--json'], { env });
    const write = await runProgram(['ask', '/reading add LAMB'], { env });

    expect(read.code).toBe(0);
    expect(write.stdout).toContain('Broadsheet is running on this data');
  });

  test('gives the data back when it was killed', async () => {
    const first = start();
    await first.firstLine;
    first.child.kill('SIGKILL');
    await first.finished;

    expect(urlOf(await start().firstLine)).toMatch(/^http/);
  });

  test('names PORT when the port somebody chose is taken', async () => {
    const port = new URL(urlOf(await start().firstLine)).port;

    const { code, stderr } = await start({ PORT: port, DATA_DIR: join(folder.path, 'other') }).finished;

    expect(code).toBe(1);
    expect(stderr).toContain(`PORT ${port} is taken`);
  });
});
