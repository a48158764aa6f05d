import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { dataFolder } from '../support/data-folder.ts';
import { describeWithPostgres, postgresServer } from '../support/postgres.ts';
import { startProgram } from '../support/program.ts';
import { namesIn, readText, sampleValue } from './metrics/read-text.ts';

describeWithPostgres('a started Broadsheet whose database goes away', () => {
  test('lives on and says so in words, within the time a probe waits', { timeout: 90_000 }, async () => {
    const server = await postgresServer();
    const running = startProgram(['start'], {
      env: {
        DATA_DIR: join(await dataFolder(), 'data'),
        DATABASE_URL: await server.freshDatabase(),
        PORT: '0',
        LOG_LEVEL: 'silent',
      },
    });
    onTestFinished(async () => {
      running.child.kill('SIGKILL');
      await running.finished;
    });
    const url = /http:\/\/\S+/.exec(await running.firstLine)?.[0] ?? '';
    const before = await fetch(`${url}/readyz`);

    await server.crash();

    await vi.waitFor(
      async () => {
        const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5000) });
        const { reasons } = (await answer.json()) as { reasons: string[] };
        expect([answer.status, reasons.join()]).toEqual([503, expect.stringContaining('data: ')]);
      },
      { timeout: 30_000, interval: 200 },
    );
    const families = readText(await (await fetch(`${url}/metrics`)).text());
    expect(before.status).toBe(200);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(sampleValue(families, 'broadsheet_ready')).toBe(0);
    expect(namesIn(families)).not.toContain('broadsheet_library_papers');
    expect(namesIn(families)).toContain('process_cpu_seconds_total');
  });
});
