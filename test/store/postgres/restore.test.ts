import { expect, test } from 'vitest';
import { after } from '../../../src/clock.ts';
import { allEntries } from '../../../src/store/entries.ts';
import { restoreDatabase } from '../../../src/store/restore-database.ts';
import { summarise } from '../../../src/store/summary.ts';
import { backupOf, LIBRARY_COUNTS, library, now } from '../../support/backup-material.ts';
import { dataFolder } from '../../support/data-folder.ts';
import { describeWithPostgres, freshDatabase } from '../../support/postgres.ts';
import { openForTest, openOn } from '../../support/postgres-store.ts';

describeWithPostgres('backups of a database', () => {
  test('a backup taken from one database brings everything back into another, in its order', async () => {
    const files = await library();
    const first = await backupOf(files);
    const [one, other] = [await freshDatabase(), await freshDatabase()];
    await restoreDatabase(first.file, { url: one, after, now });
    const second = await backupOf(await openForTest(one));

    const { counts, kept } = await restoreDatabase(second.file, { url: other, after, now });

    const restored = await openForTest(other);
    expect([second.counts, counts, kept]).toEqual([LIBRARY_COUNTS, LIBRARY_COUNTS, []]);
    expect(await summarise(allEntries(restored))).toEqual(await summarise(allEntries(files)));
  });

  test('what is replaced is kept in a schema of its own, each time in another', async () => {
    const { file } = await backupOf(await library());
    const url = await freshDatabase();
    const old = await openOn(url);
    await old.facts.change('old', () => ({ value: 'state' }));
    await old.close();

    const kept = [
      ...(await restoreDatabase(file, { url, after, now })).kept,
      ...(await restoreDatabase(file, { url, after, now })).kept,
    ];

    expect(kept).toEqual(['the schema broadsheet_before_20261123090000', expect.stringMatching(/0000_1$/)]);
    expect(await (await openForTest(url)).facts.get('old')).toBeNull();
  });

  test('a restore is refused while a process is running on the database', async () => {
    const { file } = await backupOf(await library());
    const url = await freshDatabase();
    const running = await openForTest(url);
    await running.facts.change('mine', () => ({ value: 'kept' }));

    const restoring = restoreDatabase(file, { url, after: (_, run) => after(0, run), now });

    await expect(restoring).rejects.toMatchObject({ code: 'data-in-use' });
    expect(await running.facts.get('mine')).toEqual({ value: 'kept' });
  });

  test('a backup that is not whole changes nothing', async () => {
    const url = await freshDatabase();
    const store = await openForTest(url);
    await store.facts.change('mine', () => ({ value: 'kept' }));

    const restoring = restoreDatabase(await dataFolder(), { url, after, now });

    await expect(restoring).rejects.toMatchObject({ code: 'backup-refused' });
    expect(await store.facts.count()).toBe(1);
  });
});
