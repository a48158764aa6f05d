import { expect, it } from 'vitest';
import { factsOf, openOn } from '../../support/faulty-store.ts';
import { ofNewerVersion } from '../../support/newer-version.ts';
import { type PowerCutFiles, powerCutFiles } from '../../support/power-cut-files.ts';

const SEGMENT = '/data/library/facts/0001.json';

it.each<[string, (bytes: Buffer) => Buffer, string]>([
  ['empty', () => Buffer.alloc(0), 'it is empty'],
  ['filled with NUL', (bytes) => Buffer.alloc(bytes.length), 'NUL bytes'],
  ['null', () => Buffer.from('null'), 'not a Broadsheet file'],
  ['truncated', (bytes) => bytes.subarray(0, 90), 'cut short'],
  ['marked with a BOM', (bytes) => Buffer.concat([Buffer.from('\ufeff'), bytes]), 'byte order mark'],
  ['followed by junk', (bytes) => Buffer.concat([bytes, Buffer.from('x')]), 'follows its end'],
])('refuses to open over a file that is %s, and leaves it', async (_, change, why) => {
  const files = await filesWithTwoGenerations();
  files.damage(SEGMENT, change);
  const before = await files.read(SEGMENT);

  const opening = openOn(files);

  await expect(opening).rejects.toMatchObject({
    name: 'OperatorError',
    code: 'data-damaged',
    message: expect.stringContaining(`${SEGMENT} is damaged: `),
  });
  await expect(openOn(files)).rejects.toThrow(why);
  expect(await files.read(SEGMENT)).toEqual(before);
});

it.each(['read', 'on-demand'] as const)('refuses it just so with the access %s', async (access) => {
  const files = await filesWithTwoGenerations();
  files.damage(SEGMENT, () => Buffer.alloc(0));

  const opening = openOn(files, { access });

  await expect(opening).rejects.toThrow('is damaged: it is empty');
});

it('names the generation before as the way back, and that way works', async () => {
  const files = await filesWithTwoGenerations();
  files.damage(SEGMENT, () => Buffer.alloc(0));
  const message = await openOn(files).catch((error) => error.message);

  const previous = await files.read(`${SEGMENT}.1`);
  files.damage(SEGMENT, () => previous ?? Buffer.alloc(0));

  expect(message).toContain(`is whole (1 records): put it back with cp -p "${SEGMENT}.1" "${SEGMENT}"`);
  expect(message).toContain('broadsheet restore FILE');
  expect(await factsOf(await openOn(files))).toEqual(new Map([['a', '1']]));
});

it('names the backup alone when the generation before is damaged as well', async () => {
  const files = await filesWithTwoGenerations();
  files.damage(SEGMENT, () => Buffer.alloc(0));
  files.damage(`${SEGMENT}.1`, () => Buffer.alloc(0));

  const opening = openOn(files);

  await expect(opening).rejects.toThrow(
    'There is no whole generation before it; restore a backup with: broadsheet restore FILE',
  );
});

it('does not offer a generation before that holds nothing', async () => {
  const files = powerCutFiles();
  const store = await openOn(files);
  await store.facts.change('a', () => ({ value: '1' }));
  files.damage(SEGMENT, () => Buffer.alloc(0));

  const opening = openOn(files);

  await expect(opening).rejects.toThrow('There is no whole generation before it');
});

it('says everything in one line', async () => {
  const files = await filesWithTwoGenerations();
  files.damage(SEGMENT, () => Buffer.from('null'));

  const message = await openOn(files).catch((error) => error.message);

  expect(message).not.toContain('\n');
});

it.each([
  ['a segment', SEGMENT],
  ['the last segment', '/data/library/facts/0002.json'],
  ['the count of segments', '/data/library/facts/segments.json'],
  ['the pointer', '/data/store.json'],
])('refuses to open without %s, never taking it for empty', async (_, path) => {
  const files = await filesWithTwoSegments();
  await files.remove(path);

  const opening = openOn(files);

  await expect(opening).rejects.toThrow(`${path} is missing`);
});

it('refuses to open when a collection that was made is gone', async () => {
  const files = await filesWithTwoSegments();
  await files.remove('/data/library/facts');

  const opening = openOn(files);

  await expect(opening).rejects.toThrow('/data/library/facts/segments.json is missing');
});

it('refuses a file with only its generation before, and names that', async () => {
  const files = await filesWithTwoGenerations();
  await files.remove(SEGMENT);

  const opening = openOn(files);

  await expect(opening).rejects.toThrow(
    `${SEGMENT} is missing. Nothing was changed. The generation before it`,
  );
});

it('starts anew where only an unfinished first write is left', async () => {
  const files = powerCutFiles();
  await files.makeFolder('/data');
  const file = await files.create('/data/.store.json.9b2f0a51-7c1d-4e5a-8a3c-2f6f5f1f0e11.tmp');
  await file.write(Buffer.from('{"format":"broad'));

  const store = await openOn(files);

  expect(await factsOf(store)).toEqual(new Map());
  expect(files.paths().filter((path) => path.endsWith('.tmp'))).toEqual([]);
});

it('refuses data of a newer version in words', async () => {
  const files = await filesWithTwoGenerations();
  files.damage(SEGMENT, ofNewerVersion);

  const opening = openOn(files);

  await expect(opening).rejects.toMatchObject({
    code: 'data-newer',
    message: expect.stringContaining('data version 99, this one knows up to 3'),
  });
});

it('keeps the generation before beside every file it replaces', async () => {
  const files = await filesWithTwoGenerations();

  const [now, before] = await Promise.all([files.read(SEGMENT), files.read(`${SEGMENT}.1`)]);

  expect(now?.toString()).toContain('["a",{"value":"2"}]');
  expect(before?.toString()).toContain('["a",{"value":"1"}]');
});

async function filesWithTwoGenerations(): Promise<PowerCutFiles> {
  const files = powerCutFiles();
  const store = await openOn(files);
  await store.facts.change('a', () => ({ value: '1' }));
  await store.facts.change('a', () => ({ value: '2' }));
  await store.close();
  return files;
}

async function filesWithTwoSegments(): Promise<PowerCutFiles> {
  const files = powerCutFiles();
  const store = await openOn(files);
  await store.facts.changeMany(['a', 'b', 'c', 'd'].map((key) => ({ key, next: () => ({ value: '1' }) })));
  await store.close();
  return files;
}
