import { describe, expect, it } from 'vitest';
import { RECOVERABLE } from '../../../src/store/json-files/layout.ts';
import { filesWithLedger, issuesOf, LEDGER, markSent, openOn, openTold } from '../../support/faulty-store.ts';
import { failure, type PowerCutFiles } from '../../support/power-cut-files.ts';

const FIRST = `${LEDGER}/0001.json`;
const STAMP = '2026-11-23T09-00-00Z';
const WHOLE = { i1: 'sent', i2: 'due', i3: 'due', i4: 'sent', i5: 'due', i6: 'due', i7: 'sent' };
const CONSEQUENCE = 'Digests that are due are looked for in their channels before they are posted.';

const DAMAGES: [string, (bytes: Buffer) => Buffer, string][] = [
  ['empty', () => Buffer.alloc(0), 'it is empty'],
  ['filled with NUL', (bytes) => Buffer.alloc(bytes.length), 'it is filled with NUL bytes'],
  ['truncated', (bytes) => bytes.subarray(0, 90), 'it is cut short'],
  ['NUL from the middle on', (bytes) => Buffer.from(bytes).fill(0, 200), 'it is cut short'],
  ['of another kind', () => Buffer.from('[]'), 'it is not a Broadsheet file'],
];

it('opens although files are not whole for the ledger and the conversation of the local page alone', () => {
  expect([...RECOVERABLE.keys()]).toEqual(['issues', 'pageMessages']);
});

describe.each(DAMAGES)('a segment of the ledger that is %s', (_, change, why) => {
  it('gives way to the generation before it, and is kept', async () => {
    const files = await filesWithLedger();
    files.damage(FIRST, change);
    const bad = await files.read(FIRST);

    const { store, told } = await openTold(files);

    expect(await issuesOf(store)).toEqual({ ...WHOLE, i1: 'due' });
    expect(await files.read(`${FIRST}.set-aside-${STAMP}`)).toEqual(bad);
    expect(told).toEqual([
      `${FIRST} cannot be read (${why}): the generation before it (3 records) was put back; ` +
        `what could not be read is kept as ${FIRST}.set-aside-${STAMP}. ${CONSEQUENCE}`,
    ]);
  });

  it('gives way to an empty one when the generation before is no better, and both are kept', async () => {
    const files = await filesWithLedger();
    for (const path of [FIRST, `${FIRST}.1`]) files.damage(path, change);

    const { store, told } = await openTold(files);

    expect(await issuesOf(store)).toEqual({ i4: 'sent', i5: 'due', i6: 'due', i7: 'sent' });
    expect(told).toEqual([
      `${FIRST} cannot be read (${why}): an empty one took its place; what could not be read is kept as ` +
        `${FIRST}.set-aside-${STAMP} and ${FIRST}.1.set-aside-${STAMP}. ${CONSEQUENCE}`,
    ]);
  });
});

it.each<[string, (files: PowerCutFiles) => Promise<void>, Record<string, string>, string[]]>([
  [
    'only the generation before a segment is left',
    (files) => files.remove(FIRST),
    { ...WHOLE, i1: 'due' },
    [`${FIRST} is missing: the generation before it (3 records) was put back.`],
  ],
  [
    'a segment and the generation before it are gone',
    (files) => removeAll(files, [FIRST, `${FIRST}.1`]),
    { i4: 'sent', i5: 'due', i6: 'due', i7: 'sent' },
    [`${FIRST} is missing: an empty one took its place.`],
  ],
  [
    'only a temporary of a segment is left',
    async (files) => {
      await files.remove(`${FIRST}.1`);
      await files.rename(FIRST, `${LEDGER}/.0001.json.9b2f0a51-7c1d-4e5a-8a3c-2f6f5f1f0e11.tmp`);
    },
    { i4: 'sent', i5: 'due', i6: 'due', i7: 'sent' },
    [`${FIRST} is missing: an empty one took its place.`],
  ],
  [
    'the last segment and the generation before it are gone',
    (files) => removeAll(files, [`${LEDGER}/0003.json`, `${LEDGER}/0003.json.1`]),
    { i1: 'sent', i2: 'due', i3: 'due', i4: 'sent', i5: 'due', i6: 'due' },
    [`${LEDGER}/0003.json is missing: an empty one took its place.`],
  ],
  [
    'the count of segments is gone',
    (files) => removeAll(files, [`${LEDGER}/segments.json`, `${LEDGER}/segments.json.1`]),
    WHOLE,
    [`${LEDGER}/segments.json is missing: 3 files of records were found and it was written anew.`],
  ],
  [
    'the count is NUL and of the last segment only the generation before is left',
    async (files) => {
      files.damage(`${LEDGER}/segments.json`, (bytes) => Buffer.alloc(bytes.length));
      await removeAll(files, [`${LEDGER}/0003.json`, `${LEDGER}/segments.json.1`]);
    },
    { ...WHOLE, i7: 'due' },
    [
      `${LEDGER}/segments.json cannot be read (it is filled with NUL bytes): 3 files of records were found and ` +
        `it was written anew; what could not be read is kept as ${LEDGER}/segments.json.set-aside-${STAMP}.`,
      `${LEDGER}/0003.json is missing: the generation before it (1 records) was put back.`,
    ],
  ],
  [
    'its folder is gone',
    (files) => files.remove(LEDGER),
    {},
    [`${LEDGER}/segments.json is missing: 0 files of records were found and it was written anew.`],
  ],
])('opens although %s, tells of it once, and is in order afterwards', async (_, harm, expected, words) => {
  const files = await filesWithLedger();
  await harm(files);

  const first = await openTold(files);
  await markSent(first.store, 'new');
  await first.store.close();
  const second = await openTold(files);

  expect(first.told).toEqual(words.map((each) => `${each} ${CONSEQUENCE}`));
  expect(second.told).toEqual([]);
  expect(await issuesOf(second.store)).toEqual({ ...expected, new: 'sent' });
  expect(files.paths().filter((path) => path.endsWith('.tmp'))).toEqual([]);
});

it('opens although a file of the ledger cannot be read from the disk', async () => {
  const files = await filesWithLedger();
  const read = async (path: string) => {
    if (path === FIRST) throw failure('EIO', path);
    return files.read(path);
  };

  const { store, told } = await openTold({ ...files, read });

  expect(told).toEqual([expect.stringContaining('cannot be read (the system answered EIO)')]);
  expect(await issuesOf(store)).toEqual({ ...WHOLE, i1: 'due' });
});

it('refuses to open when reading fails for a reason that will pass', async () => {
  const files = await filesWithLedger();
  const read = async (path: string) => {
    if (path === FIRST) throw failure('EMFILE', path);
    return files.read(path);
  };
  const before = files.paths();

  const opening = openOn({ ...files, read });

  await expect(opening).rejects.toMatchObject({ code: 'data-too-many-files' });
  expect(files.paths()).toEqual(before);
});

async function removeAll(files: PowerCutFiles, paths: string[]): Promise<void> {
  for (const path of paths) await files.remove(path);
}
