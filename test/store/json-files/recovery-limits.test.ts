import { describe, expect, it } from 'vitest';
import { OperatorError } from '../../../src/core/errors.ts';
import { COLLECTIONS } from '../../../src/core/ports/store.ts';
import { RECOVERABLE } from '../../../src/store/json-files/layout.ts';
import { restore } from '../../../src/store/restore.ts';
import { putSamples } from '../../contracts/store-contract-collections.ts';
import { backupOf, library, now } from '../../support/backup-material.ts';
import {
  filesWithLedger,
  issuesOf,
  LEDGER,
  markSent,
  noLock,
  openOn,
  openTold,
} from '../../support/faulty-store.ts';
import { ofNewerVersion } from '../../support/newer-version.ts';
import { failure, type PowerCutFiles, powerCutFiles } from '../../support/power-cut-files.ts';

const FIRST = `${LEDGER}/0001.json`;
const WITH_OLDER_FIRST = { i1: 'due', i2: 'due', i3: 'due', i4: 'sent', i5: 'due', i6: 'due', i7: 'sent' };

describe.each(COLLECTIONS.filter((name) => !RECOVERABLE.has(name)))('the collection %s', (name) => {
  it.each(['0001.json', 'segments.json'])(
    'refuses to open without its %s, and leaves everything',
    async (file) => {
      const files = powerCutFiles();
      await putSamples(await openOn(files));
      await files.remove(`/data/library/${name}/${file}`);
      const before = files.paths();

      const opening = openOn(files);

      await expect(opening).rejects.toThrow(`/data/library/${name}/${file} is missing`);
      expect(files.paths()).toEqual(before);
    },
  );
});

it.each(['0001.json', 'segments.json'])('refuses a ledger whose %s a newer version wrote', async (name) => {
  const files = await filesWithLedger();
  files.damage(`${LEDGER}/${name}`, ofNewerVersion);
  const before = await contents(files);

  const opening = openOn(files);

  await expect(opening).rejects.toMatchObject({ code: 'data-newer' });
  expect(await contents(files)).toEqual(before);
});

it('refuses a ledger of which only a newer generation can be read', async () => {
  const files = await filesWithLedger();
  files.damage(FIRST, () => Buffer.alloc(0));
  files.damage(`${FIRST}.1`, ofNewerVersion);
  const before = await contents(files);

  const opening = openOn(files);

  await expect(opening).rejects.toMatchObject({ code: 'data-newer' });
  expect(await contents(files)).toEqual(before);
});

it('shows what can be read of a ledger opened to read, says so, and changes nothing', async () => {
  const files = await filesWithLedger();
  files.damage(FIRST, () => Buffer.alloc(0));
  files.damage(`${LEDGER}/segments.json`, () => Buffer.alloc(0));
  await files.remove(`${LEDGER}/0002.json`);
  await files.remove(`${LEDGER}/0002.json.1`);
  const before = await contents(files);

  const { store, told } = await openTold(files, { access: 'read' });

  expect(await issuesOf(store)).toEqual({ i1: 'due', i2: 'due', i3: 'due', i7: 'sent' });
  expect(told.map((words) => words.replace(/^.*\//, ''))).toEqual([
    expect.stringMatching(/^segments.json cannot be read .*: 3 files .* were found\. Nothing was changed\.$/),
    expect.stringMatching(
      /^0001.json cannot be read .*: the generation .* is shown\. Nothing was changed\.$/,
    ),
    expect.stringMatching(/^0002.json is missing: it is shown as empty\. Nothing was changed\.$/),
  ]);
  expect(await contents(files)).toEqual(before);
});

it('shows an empty ledger where its folder is gone when opened to read, and makes none', async () => {
  const files = await filesWithLedger();
  await files.remove(LEDGER);

  const { store, told } = await openTold(files, { access: 'read' });

  expect(await issuesOf(store)).toEqual({});
  expect(told).toEqual([expect.stringContaining('segments.json is missing')]);
  expect(await files.list(LEDGER)).toBeNull();
});

it('puts the ledger in order on demand when it takes the lock, and not before', async () => {
  const files = await filesWithLedger();
  files.damage(FIRST, () => Buffer.alloc(0));
  const before = await contents(files);
  const { store, told } = await openTold(files, { access: 'on-demand' });
  const shown = await issuesOf(store);
  const untouched = await contents(files);

  await markSent(store, 'i2');

  expect(shown).toEqual(WITH_OLDER_FIRST);
  expect(untouched).toEqual(before);
  expect(await issuesOf(await openOn(files))).toEqual({ ...WITH_OLDER_FIRST, i2: 'sent' });
  expect(told).toEqual([expect.stringContaining('is shown'), expect.stringContaining('was put back')]);
});

it('keeps every file it has set aside, also of the same second', async () => {
  const files = await filesWithLedger();
  for (const text of ['one', 'two', 'three']) {
    files.damage(FIRST, () => Buffer.from(text));
    await (await openOn(files)).close();
  }

  const kept = Object.entries(await contents(files)).filter(([path]) => path.includes('set-aside'));

  expect(kept.map(([, text]) => text)).toEqual(['one', 'two', 'three']);
});

it('sets nothing aside once the lock is lost', async () => {
  const files = await filesWithLedger();
  files.damage(FIRST, () => Buffer.alloc(0));
  const before = await contents(files);
  const lost = new OperatorError('lock-lost', 'Another process took over.');
  const lock = async () => ({ confirm: () => Promise.reject(lost), release: async () => undefined });

  const opening = openOn(files, { lock });

  await expect(opening).rejects.toBe(lost);
  expect(await contents(files)).toEqual(before);
});

it('says so when the disk is too full to put the ledger in order, and does it once there is space', async () => {
  const files = await filesWithLedger();
  files.damage(FIRST, () => Buffer.alloc(0));
  files.beforeStep = (_, operation, path) => {
    if (operation === 'write') throw failure('ENOSPC', path);
  };

  const opening = openOn(files);

  await expect(opening).rejects.toMatchObject({ code: 'disk-full' });
  files.beforeStep = () => undefined;
  expect(await issuesOf(await openOn(files))).toEqual(WITH_OLDER_FIRST);
});

it('keeps a file that was set aside through a restore', async () => {
  const { file } = await backupOf(await library());
  const files = powerCutFiles();
  const store = await openOn(files);
  await store.close();
  files.damage(`${LEDGER}/segments.json`, () => Buffer.from('bad'));
  await (await openOn(files)).close();

  await restore(file, '/data', { now, files, lock: noLock });

  const kept = Object.entries(await contents(files)).filter(([path]) => path.includes('set-aside'));
  expect(kept).toEqual([[expect.stringMatching(/^\/data\/before-restore-.*\/issues\/segments.json/), 'bad']]);
});

async function contents(files: PowerCutFiles): Promise<Record<string, string>> {
  const entries = files.paths().map(async (path) => [path, String(await files.read(path))]);
  return Object.fromEntries(await Promise.all(entries));
}
