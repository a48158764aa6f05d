import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { backup, restore, verifyBackup } from '../../src/store/backup.ts';
import { backupOf, LIBRARY_COUNTS, library, now } from '../support/backup-material.ts';
import { dataFolder } from '../support/data-folder.ts';
import { failure, powerCutFiles } from '../support/power-cut-files.ts';

describe('a backup', () => {
  it('holds every collection and says how much', async () => {
    const { file, counts } = await backupOf(await library());

    expect(counts).toEqual(LIBRARY_COUNTS);
    expect(await verifyBackup(file)).toEqual(counts);
  });

  it('is gzip over JSON lines with a header and a trailer', async () => {
    const { file } = await backupOf(await library());

    const lines = gunzipSync(await readFile(file))
      .toString()
      .trimEnd()
      .split('\n');

    expect(JSON.parse(lines[0] ?? '')).toEqual({
      format: 'broadsheet-backup',
      version: 3,
      created: '2026-11-23T09:00:00.000Z',
    });
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({
      counts: LIBRARY_COUNTS,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('can be read by its owner alone', async () => {
    const { file } = await backupOf(await library());

    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('can be made while the store is being written', async () => {
    const store = await library();
    const changes = Array.from({ length: 50 }, (_, index) =>
      store.facts.change(`new ${index}`, () => ({ value: 'x' })),
    );

    const { file } = await backupOf(store);
    await Promise.all(changes);

    expect((await verifyBackup(file)).papers).toBe(2);
  });

  it('leaves the older file of its name when it cannot be written, and says why', async () => {
    const files = powerCutFiles();
    await files.makeFolder('/backups');
    const store = await library();
    await backup(store, '/backups/b.gz', { now, files });
    const before = await files.read('/backups/b.gz');
    files.beforeStep = (_, operation, path) => {
      if (operation === 'sync') throw failure('ENOSPC', path);
    };

    const failing = backup(store, '/backups/b.gz', { now, files });

    await expect(failing).rejects.toThrow('The backup /backups/b.gz could not be written: the disk is full');
    expect(await files.read('/backups/b.gz')).toEqual(before);
    expect(files.paths()).toEqual(['/backups/b.gz']);
  });

  it('says so when its folder is not there', async () => {
    const failing = backup(await library(), join(await dataFolder(), 'none', 'b.gz'), { now });

    await expect(failing).rejects.toMatchObject({ name: 'OperatorError', code: 'backup-unwritable' });
  });
});

describe('a backup that is not whole', () => {
  it.each<[string, (whole: Buffer) => Buffer, string]>([
    ['cut short', (whole) => whole.subarray(0, whole.length - 20), 'it is cut short'],
    ['empty', () => Buffer.alloc(0), 'it is cut short'],
    ['not gzip', () => Buffer.from('hello'), 'it is damaged, or no Broadsheet backup'],
    ['some other text', () => gzipSync('hello\n'), 'it is not a Broadsheet backup'],
    ['followed by junk', (whole) => Buffer.concat([whole, Buffer.from('junk')]), 'it is damaged'],
    ['followed by NULs', (whole) => Buffer.concat([whole, Buffer.alloc(9)]), 'something follows its end'],
    ['followed by itself', (whole) => Buffer.concat([whole, whole]), 'something follows its end'],
    ['without its trailer', (whole) => edited(whole, (lines) => lines.slice(0, -1)), 'it is cut short'],
    [
      'without a record',
      (whole) => edited(whole, (lines) => lines.toSpliced(2, 1)),
      'its content does not match its checksum',
    ],
    [
      'with a changed record',
      (whole) => edited(whole, (lines) => lines.map((line) => line.replace('"one"', '"two"'))),
      'its content does not match its checksum',
    ],
    [
      'with a record that does not fit',
      (whole) => edited(whole, (lines) => lines.toSpliced(1, 1, '["facts","x",{"value":1}]')),
      'the record in line 2 does not fit: value',
    ],
    [
      'with a collection unknown here',
      (whole) => edited(whole, (lines) => lines.toSpliced(1, 1, '["secrets","x",{}]')),
      'line 2 is no record',
    ],
    [
      'with a broken line',
      (whole) => edited(whole, (lines) => lines.toSpliced(1, 1, '["fac')),
      'line 2 is damaged',
    ],
    [
      'with a wrong count',
      (whole) => edited(whole, (lines) => lines.map((line) => line.replace('"papers":2', '"papers":3'))),
      'its count of papers is wrong',
    ],
    [
      'with records it does not count',
      (whole) => edited(whole, (lines) => lines.map((line) => line.replace('"issues":2,', ''))),
      'its count of issues is wrong',
    ],
    [
      'of a newer version',
      (whole) => edited(whole, (lines) => lines.map((line) => line.replace('"version":3', '"version":9'))),
      'a newer Broadsheet wrote it (data version 9, this one knows up to 3)',
    ],
  ])('is refused when %s, and nothing is touched', async (_, change, why) => {
    const { file } = await backupOf(await library());
    await writeFile(file, change(await readFile(file)));
    const dir = await dataFolder();

    const restoring = restore(file, dir, { now });

    await expect(restoring).rejects.toMatchObject({ name: 'OperatorError', code: 'backup-refused' });
    await expect(verifyBackup(file)).rejects.toThrow(`is refused: ${why}`);
    expect(await readdir(dir)).toEqual([]);
  });

  it('is refused when there is no such file', async () => {
    const missing = join(await dataFolder(), 'none.gz');

    await expect(verifyBackup(missing)).rejects.toThrow(`${missing} is refused: there is no such file`);
  });

  it('is refused when it is a folder', async () => {
    await expect(verifyBackup(await dataFolder())).rejects.toThrow('is refused: it is a folder');
  });
});

/** The backup with other lines and the checksum as it was. */
function edited(whole: Buffer, change: (lines: string[]) => string[]): Buffer {
  const lines = gunzipSync(whole).toString().trimEnd().split('\n');
  return gzipSync(`${change(lines).join('\n')}\n`);
}
