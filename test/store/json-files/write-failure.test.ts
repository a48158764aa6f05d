import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/core/ports/store.ts';
import type { WritableFile } from '../../../src/store/json-files/file-system.ts';
import { factsOf, openOn } from '../../support/faulty-store.ts';
import { failure, type PowerCutFiles, powerCutFiles } from '../../support/power-cut-files.ts';

const OPERATIONS = ['create', 'write', 'sync', 'remove', 'link', 'rename', 'syncFolder'];

describe.each(OPERATIONS)('a change whose file fails at %s', (operation) => {
  it('is refused naming the folder and DATA_DIR', async () => {
    const { store, files } = await storeWithOne();
    failOnce(files, operation, 'ENOSPC');

    const change = put(store, 'a', '2');

    await expect(change).rejects.toMatchObject({
      name: 'OperatorError',
      code: 'disk-full',
      message: expect.stringMatching(/\/data: the disk is full.*DATA_DIR/),
    });
  });

  it('is not seen, not kept, and not written by a later change', async () => {
    const { store, files } = await storeWithOne();
    failOnce(files, operation, 'ENOSPC');
    await put(store, 'a', '2').catch(() => undefined);

    const seen = await factsOf(store);
    const kept = await factsOf(await openOn(files, { access: 'read' }));
    await put(store, 'b', '1');
    const later = await factsOf(await openOn(files, { access: 'read' }));

    expect(seen).toEqual(new Map([['a', '1']]));
    expect(kept).toEqual(seen);
    expect(later).toEqual(new Map([...seen, ['b', '1']]));
  });
});

it('refuses a record that needs a new segment which cannot be made, and takes it afterwards', async () => {
  const { store, files } = await storeWithOne();
  for (const key of ['b', 'c']) await put(store, key, '1');
  failOnce(files, 'rename', 'ENOSPC');

  const refused = put(store, 'd', '1');

  await expect(refused).rejects.toThrow('the disk is full');
  await put(store, 'd', '2');
  expect(await factsOf(await openOn(files))).toEqual(new Map(['a1', 'b1', 'c1', 'd2'].map(pair)));
});

it('answers each of two concurrent changes with the outcome of its own file', async () => {
  const { store, files } = await storeWithOne();
  for (const key of ['b', 'c', 'd']) await put(store, key, '1');
  files.beforeStep = (_, operation, path) => {
    if (operation === 'rename' && path.endsWith('0002.json')) throw failure('ENOSPC', path);
  };

  const outcomes = await Promise.allSettled([put(store, 'a', '2'), put(store, 'd', '2')]);

  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(await factsOf(store)).toEqual(new Map(['a2', 'b1', 'c1', 'd1'].map(pair)));
});

it('answers the first change before the changes that came while it was written', async () => {
  const { store, files } = await storeWithOne();
  const answered: string[] = [];
  const later: Promise<unknown>[] = [];
  let writes = 0;
  files.beforeStep = (_, operation, path) => {
    if (operation !== 'sync' || !path.includes('0001')) return;
    writes += 1;
    if (writes > 1) throw failure('EIO', path);
    later.push(put(store, 'a', '3').catch(() => answered.push('later')));
  };

  await put(store, 'a', '2').then(() => answered.push('first'));
  await Promise.all(later);

  expect(answered).toEqual(['first', 'later']);
  expect(await factsOf(store)).toEqual(new Map([['a', '2']]));
});

it('answers changes of one record in their order, also when it comes back into another segment', async () => {
  const files = powerCutFiles();
  const store = await openOn({ ...files, create: (path) => slowly(files, path) });
  for (const key of ['a', 'b', 'c', 'd', 'e']) await put(store, key, '1');
  const answered: string[] = [];

  await Promise.all([
    put(store, 'new', '1').then(() => answered.push('made')),
    store.facts.change('new', () => null).then(() => answered.push('removed')),
    put(store, 'f', '1'),
    put(store, 'new', '2').then(() => answered.push('made anew')),
  ]);

  expect(answered).toEqual(['made', 'removed', 'made anew']);
  expect(files.paths()).toContain('/data/library/facts/0003.json');
});

it('writes what comes while a file is written as one more file', async () => {
  const { store, files } = await storeWithOne();
  let syncs = 0;
  files.beforeStep = (_, operation) => {
    if (operation === 'sync') syncs += 1;
  };

  await Promise.all(Array.from({ length: 100 }, (_, index) => put(store, 'a', String(index))));

  expect(syncs).toBeLessThanOrEqual(2);
  expect(await factsOf(store)).toEqual(new Map([['a', '99']]));
});

it('takes no further change when it cannot tell what is on the disk', async () => {
  const { store, files } = await storeWithOne();
  files.beforeStep = (_, operation, path) => {
    if (operation === 'syncFolder') throw failure('EIO', path);
  };
  const unsettled = await put(store, 'a', '2').catch((error) => error);
  files.beforeStep = () => undefined;

  const next = put(store, 'a', '3');

  expect(unsettled).toMatchObject({ code: 'data-unsettled' });
  await expect(next).rejects.toMatchObject({ code: 'data-unsettled' });
  expect(await factsOf(store)).toEqual(new Map([['a', '1']]));
});

it('keeps the generation before by copying where files cannot have second names', async () => {
  const { store, files } = await storeWithOne();
  files.beforeStep = (_, operation, path) => {
    if (operation === 'link') throw failure('ENOTSUP', path);
  };

  await put(store, 'a', '2');

  const previous = await files.read('/data/library/facts/0001.json.1');
  expect(previous?.toString()).toContain('{"value":"1"}');
});

it.each([
  ['EACCES', 'permission denied'],
  ['EROFS', 'read-only disk'],
  ['EMFILE', 'too many files open'],
  ['EWEIRD', 'the system answered EWEIRD'],
])('says in words what %s means', async (code, words) => {
  const { store, files } = await storeWithOne();
  failOnce(files, 'create', code);

  const change = put(store, 'a', '2');

  await expect(change).rejects.toThrow(words);
});

async function storeWithOne(): Promise<{ store: Store; files: PowerCutFiles }> {
  const files = powerCutFiles();
  const store = await openOn(files);
  await put(store, 'a', '1');
  return { store, files };
}

/** The second segment takes longer to write than any other file. */
async function slowly(files: PowerCutFiles, path: string): Promise<WritableFile> {
  for (let turn = 0; path.includes('0002.json') && turn < 1000; turn += 1) await Promise.resolve();
  return files.create(path);
}

/** The next operation of that kind fails; later ones work again. */
function failOnce(files: PowerCutFiles, operation: string, code: string): void {
  let done = false;
  files.beforeStep = (_, current, path) => {
    if (done || current !== operation) return;
    done = true;
    throw failure(code, path);
  };
}

function put(store: Store, key: string, value: string): Promise<unknown> {
  return store.facts.change(key, () => ({ value }));
}

function pair(text: string): [string, string] {
  return [text.slice(0, 1), text.slice(1)];
}
