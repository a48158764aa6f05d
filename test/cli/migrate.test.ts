import { expect, test } from 'vitest';
import { makePaper } from '../../src/core/paper/make-paper.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { openJsonFiles } from '../../src/store/json-files/index.ts';
import { now } from '../support/backup-material.ts';
import { dataFolder } from '../support/data-folder.ts';
import { describeWithPostgres, freshDatabase } from '../support/postgres.ts';
import { openForTest } from '../support/postgres-store.ts';
import { runProgram } from '../support/program.ts';
import { SAMPLES } from '../support/store-samples.ts';

describeWithPostgres('migrate', () => {
  test('says what it carried, and that it was compared', async () => {
    const dir = await folderOf(3);

    const { code, stdout, stderr } = await runProgram(['migrate', '--to', await freshDatabase()], {
      env: { DATA_DIR: dir },
    });

    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Carried 3 papers, 1 digest; what arrived was compared and is the same\.\n/);
  });

  test('prints JSON alone where it is asked for, and takes the address from the environment', async () => {
    const env = { DATA_DIR: await folderOf(2), DATABASE_URL: await freshDatabase() };

    const { code, stdout, stderr } = await runProgram(['migrate', '--to', 'DATABASE_URL', '--json'], { env });

    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ carried: { papers: 2, subscriptions: 1 }, verified: true });
  });

  test('without --to it brings the tables of the database forward', async () => {
    const url = await freshDatabase();

    const { code } = await runProgram(['migrate'], { env: { DATABASE_URL: url } });

    expect(code).toBe(0);
    expect(await (await openForTest(url, { access: 'read' })).papers.count()).toBe(0);
  });

  test.each([
    [['migrate', '--to', 'elsewhere'], 2, '--from'],
    [['migrate', '--from', 'postgres://a', '--to', 'postgres://b'], 2, '--to DIR'],
    [['migrate', '--from', 'postgres://a'], 2, 'Usage'],
    [['migrate'], 1, 'DATABASE_URL'],
    [['migrate', '--to', 'postgres://me:canary-secret@127.0.0.1:1/none'], 1, 'cannot be reached'],
  ])('%j is refused in one line', async (words, code, said) => {
    const finished = await runProgram(words, { env: { DATA_DIR: await folderOf(1) } });

    expect(finished.code).toBe(code);
    expect(finished.stderr).toContain(said);
    expect(finished.stderr.trim().split('\n')).toHaveLength(1);
    expect(finished.stderr).not.toContain('canary');
  });
});

async function folderOf(papers: number): Promise<string> {
  const dir = await dataFolder();
  const store: Store = await openJsonFiles({ dir, access: 'write', now });
  const source = { source: 'jsonl', ref: 'mine.jsonl', retrieved: '2026-11-23' };
  await store.papers.changeMany(
    Array.from({ length: papers }, (_, index) => ({
      key: `paper-${(index * 7919) % 10_007}`,
      next: () => makePaper({ title: `Paper ${index}`, abstract: 'Größe 論文 💡 '.repeat(60) }, source),
    })),
  );
  await store.subscriptions.change('d-7k3f9q', () => SAMPLES.subscriptions);
  await store.close();
  return dir;
}
