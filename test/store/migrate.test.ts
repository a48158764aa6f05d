import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { after } from '../../src/clock.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { allEntries } from '../../src/store/entries.ts';
import { openJsonFiles } from '../../src/store/json-files/index.ts';
import { databaseToFiles, filesToDatabase } from '../../src/store/migrate.ts';
import { restore } from '../../src/store/restore.ts';
import { summarise } from '../../src/store/summary.ts';
import { backupOf, LIBRARY_COUNTS, library, now } from '../support/backup-material.ts';
import { dataFolder } from '../support/data-folder.ts';
import { describeWithPostgres, freshDatabase } from '../support/postgres.ts';
import { openForTest, openOn } from '../support/postgres-store.ts';

/** Waits for nobody: what is refused is refused at once. */
const options = { now, after: (_: number, run: () => void) => after(0, run) };
const ODD = 'NUL \0, half \ud83d, 💡';

describeWithPostgres('carrying everything', () => {
  test('into a database and back, nothing is lost and everything is in its order', async () => {
    const dir = await folderWithLibrary();
    const back = await dataFolder();
    const url = await freshDatabase();

    const counts = [await filesToDatabase(dir, url, options), await databaseToFiles(url, back, options)];

    const original = await summarise(allEntries(await open(dir)));
    expect(counts).toEqual([LIBRARY_COUNTS_WITH_ODD, LIBRARY_COUNTS_WITH_ODD]);
    expect(await summarise(allEntries(await openForTest(url)))).toEqual(original);
    expect(await summarise(allEntries(await open(back)))).toEqual(original);
  });

  test('leaves the source as it was', async () => {
    const dir = await folderWithLibrary();
    const before = await contentOf(dir);

    await filesToDatabase(dir, await freshDatabase(), options);

    expect(await contentOf(dir)).toEqual(before);
  });

  test('tells how far it is, up to the end', async () => {
    const dir = await folderWithLibrary();
    const told: (number | null)[][] = [];

    await filesToDatabase(dir, await freshDatabase(), {
      ...options,
      onProgress: (done, total) => told.push([done, total]),
    });

    expect(told.at(0)).toEqual([1, null]);
    expect(told.at(-1)).toEqual([39, 39]);
  });

  test('done twice is the same as done once', async () => {
    const dir = await folderWithLibrary();
    const back = await dataFolder();
    const url = await freshDatabase();

    await filesToDatabase(dir, url, options);
    await filesToDatabase(dir, url, options);
    await databaseToFiles(url, back, options);
    await databaseToFiles(url, back, options);

    expect(await (await openForTest(url)).facts.count()).toBe(4);
    expect(await (await open(back)).facts.count()).toBe(4);
  });

  test('is refused where the database already holds something', async () => {
    const url = await freshDatabase();
    const used = await openOn(url);
    await used.facts.change('mine', () => ({ value: 'kept' }));
    await used.close();

    const carrying = filesToDatabase(await folderWithLibrary(), url, options);

    await expect(carrying).rejects.toMatchObject({ code: 'target-not-empty' });
    expect(await (await openForTest(url)).facts.count()).toBe(1);
  });

  test('is refused where the folder already holds something else', async () => {
    const url = await freshDatabase();
    await filesToDatabase(await folderWithLibrary(), url, options);
    const dir = await dataFolder();
    const used = await openJsonFiles({ dir, access: 'write', now });
    await used.facts.change('mine', () => ({ value: 'kept' }));
    await used.close();

    const carrying = databaseToFiles(url, dir, options);

    await expect(carrying).rejects.toMatchObject({ code: 'target-not-empty' });
    expect(await (await open(dir)).facts.get('mine')).toEqual({ value: 'kept' });
  });

  test('is refused while a process is running on the files', async () => {
    const dir = await folderWithLibrary();
    const running = await openJsonFiles({ dir, access: 'write', now });

    const carrying = filesToDatabase(dir, await freshDatabase(), options);

    await expect(carrying).rejects.toMatchObject({ code: 'data-in-use' });
    await running.close();
  });

  test('is refused while a process is running on the database', async () => {
    const url = await freshDatabase();
    await openForTest(url);

    const into = filesToDatabase(await folderWithLibrary(), url, options);
    await expect(into).rejects.toMatchObject({ code: 'data-in-use' });
    const outOf = databaseToFiles(url, await dataFolder(), options);
    await expect(outOf).rejects.toMatchObject({ code: 'data-in-use' });
  });

  test('is refused where there is nothing to carry', async () => {
    const carrying = filesToDatabase(await dataFolder(), await freshDatabase(), options);

    await expect(carrying).rejects.toMatchObject({ code: 'nothing-to-migrate' });
  });

  test('a database of which only a part has arrived is opened by nobody, and finished by the same call alone', async () => {
    const dir = await folderWithLibrary();
    const url = await freshDatabase();
    await filesToDatabase(dir, url, options);
    await ask(url, `UPDATE broadsheet.transfer SET state = 'under way', progress = '{"papers": 1}'`);
    await ask(url, 'DELETE FROM broadsheet.papers WHERE seq > 1; DELETE FROM broadsheet.facts');
    await ask(url, 'DELETE FROM broadsheet.issues; DELETE FROM broadsheet.ballots');
    for (const table of ['reading_lists', 'subscriptions', 'source_follows', 'page_messages'])
      await ask(url, `DELETE FROM broadsheet.${table}`);

    for (const access of ['write', 'on-demand', 'read'] as const)
      await expect(openForTest(url, { access })).rejects.toMatchObject({ code: 'transfer-unfinished' });
    const other = await otherFolder();
    await expect(filesToDatabase(other, url, options)).rejects.toMatchObject({ code: 'transfer-unfinished' });
    await expect(databaseToFiles(url, await dataFolder(), options)).rejects.toMatchObject({
      code: 'transfer-unfinished',
    });
    expect(await filesToDatabase(dir, url, options)).toEqual(LIBRARY_COUNTS_WITH_ODD);
  });

  test.each([
    ['lost', 'DELETE FROM broadsheet.facts WHERE seq = 1', '3 of 4 records of facts'],
    ['changed', `UPDATE broadsheet.facts SET record = '{"value": "other"}' WHERE seq = 1`, 'what they were'],
    ['moved', `UPDATE broadsheet.facts SET seq = DEFAULT WHERE seq = 1`, 'in another order'],
  ])(
    'a record that was %s on the way is found out, and the database stays closed',
    async (_, harm, words) => {
      const dir = await folderWithLibrary();
      const url = await freshDatabase();
      await filesToDatabase(dir, url, options);
      await ask(
        url,
        `${harm}; UPDATE broadsheet.transfer SET state = 'under way', progress = (
      SELECT jsonb_object_agg(name, 1000) FROM unnest(ARRAY['papers', 'authors', 'readingLists', 'subscriptions',
        'issues', 'ballots', 'sourceFollows', 'pageMessages', 'facts']) AS name)`,
      );

      const carrying = filesToDatabase(dir, url, options);

      await expect(carrying).rejects.toMatchObject({
        code: 'transfer-differs',
        message: expect.stringContaining(words),
      });
      await expect(openForTest(url)).rejects.toMatchObject({ code: 'transfer-unfinished' });
    },
  );
});

const LIBRARY_COUNTS_WITH_ODD = { ...LIBRARY_COUNTS, facts: 4 };

/** What `library` holds and a fact with everything a database cannot hold, in files. */
async function folderWithLibrary(): Promise<string> {
  const store = await library();
  await store.facts.change(ODD, () => ({ value: ODD }));
  return folderWith(store);
}

async function otherFolder(): Promise<string> {
  return folderWith(await library());
}

async function folderWith(store: Store): Promise<string> {
  const { file } = await backupOf(store);
  const dir = await dataFolder();
  await restore(file, dir, { now });
  return dir;
}

function open(dir: string): Promise<Store> {
  return openJsonFiles({ dir, access: 'read', now });
}

async function contentOf(dir: string): Promise<string[]> {
  const found = await readdir(dir, { recursive: true, withFileTypes: true });
  const lines = found.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile()) return path;
    return `${path} ${createHash('sha256')
      .update(await readFile(path))
      .digest('hex')}`;
  });
  return (await Promise.all(lines)).sort();
}

async function ask(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
