import { expect, test } from 'vitest';
import { backupOf, library } from '../support/backup-material.ts';
import { dataFolder } from '../support/data-folder.ts';
import { describeWithPostgres, freshDatabase } from '../support/postgres.ts';
import { openForTest, openOn } from '../support/postgres-store.ts';
import { runProgram } from '../support/program.ts';

describeWithPostgres('restore with a database', () => {
  test('puts the backup into it and says where the old state is', async () => {
    const { file } = await backupOf(await library());
    const url = await freshDatabase();
    const old = await openOn(url);
    await old.facts.change('old', () => ({ value: 'state' }));
    await old.close();

    const { code, stdout, stderr } = await runProgram(['restore', file], { env: { DATABASE_URL: url } });

    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Restored 2 papers, /);
    expect(stdout).toMatch(/kept in the schema broadsheet_before_\d+\.\n$/);
    expect(await (await openForTest(url)).papers.count()).toBe(2);
  });

  test('goes into a folder that is named for the call', async () => {
    const { file } = await backupOf(await library());
    const url = await freshDatabase();
    const words = ['restore', file, '--data-dir', await dataFolder()];

    const { code } = await runProgram(words, { env: { DATABASE_URL: url } });

    expect(code).toBe(0);
    expect(await (await openForTest(url)).papers.count()).toBe(0);
  });

  test('is refused in one line while Broadsheet is running on it', async () => {
    const { file } = await backupOf(await library());
    const url = await freshDatabase();
    await openForTest(url);

    const { code, stderr } = await runProgram(['restore', file], { env: { DATABASE_URL: url } });

    expect(code).toBe(1);
    expect(stderr).toMatch(/^broadsheet: Broadsheet is running on the database of DATABASE_URL .*\n$/);
  });
});
