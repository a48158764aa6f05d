import { describe, expect, it } from 'vitest';
import type { Post, PostState } from '../../../src/core/delivery/issue.ts';
import { OperatorError } from '../../../src/core/errors.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import { decodeFile } from '../../../src/store/json-files/codec.ts';
import type { LockFolder } from '../../../src/store/json-files/lock.ts';
import { recordKind } from '../../../src/store/record-kind.ts';
import { ledgerLine } from '../../support/digests.ts';
import { cutPowerAt, issuesOf, LEDGER, noLock, openOn, openTold } from '../../support/faulty-store.ts';
import { failure, type PowerCutFiles, powerCutFiles } from '../../support/power-cut-files.ts';
import { frozen } from '../../support/store-samples.ts';

/** What delivery makes durable: the intent before a byte leaves, the record once the far side has answered. */
const MOMENTS: [string, Partial<Post>, Partial<Post>][] = [
  ['an intent', { state: 'due' }, { state: 'sending', document: frozen, attempts: 1 }],
  ['a record', { state: 'sending', document: frozen, attempts: 1 }, { state: 'sent', attempts: 1 }],
];
const OPERATIONS = ['create', 'write', 'sync', 'remove', 'link', 'rename', 'syncFolder'];

describe.each(MOMENTS)('with the disk full at %s', (_, before, after) => {
  it.each(OPERATIONS)(
    '(when it is to %s) the change is refused and not seen, and the old file is whole',
    async (operation) => {
      const files = powerCutFiles();
      const store = await openOn(files);
      await put(store, 'i1', before);
      failWhile(files, operation, () => true);

      const changing = put(store, 'i1', after);

      await expect(changing).rejects.toBeInstanceOf(OperatorError);
      expect(await store.issues.get('i1')).toEqual(ledgerLine({ slot: 'i1' }, before));
      expect(await isWhole(files, `${LEDGER}/0001.json`)).toBe(true);
    },
  );

  it('the next change is taken once there is space, and nothing of the refused one remains', async () => {
    const files = powerCutFiles();
    const store = await openOn(files);
    await put(store, 'i1', before);
    failWhile(files, 'write', () => true);
    const refused = await Promise.allSettled([put(store, 'i1', after), put(store, 'i2', before)]);
    files.beforeStep = () => undefined;

    await put(store, 'i1', after);

    const { store: again, told } = await openTold(files);
    expect(refused.map((each) => each.status === 'rejected' && each.reason.code)).toEqual([
      'disk-full',
      'disk-full',
    ]);
    expect(await again.issues.get('i1')).toEqual(ledgerLine({ slot: 'i1' }, after));
    expect(await again.issues.get('i2')).toBeNull();
    expect(told).toEqual([]);
    expect(files.paths().filter((path) => path.endsWith('.tmp'))).toEqual([]);
  });
});

it('with the disk full for one segment only, the others of the same turn are written and answered', async () => {
  const { files, store, keys } = await storeWithThreeSegments();
  failWhile(files, 'write', (path) => path.includes('0002.json'));

  const outcomes = await Promise.allSettled(keys.map((key) => put(store, key, { state: 'sending' })));

  const taken = keys.filter((_, index) => outcomes[index]?.status === 'fulfilled');
  expect(taken).toEqual(['i1', 'i2', 'i3', 'i7', 'i8']);
  expect(await issuesOf(await openOn(files))).toEqual(await issuesOf(store));
});

it('once the lock is lost nothing more is written, also of what is under way', async () => {
  const lost = new OperatorError('lock-lost', 'Another process took over.');
  let isLost = false;
  const lock = async () => ({
    confirm: async () => {
      if (isLost) throw lost;
    },
    release: async () => undefined,
  });
  const { files, store, keys } = await storeWithThreeSegments(lock);
  const renamed: string[] = [];
  files.beforeStep = (_, operation, path) => {
    // The first segment is being written when it happens.
    if (operation === 'sync') isLost = true;
    if (operation === 'rename') renamed.push(path);
  };

  const outcomes = await Promise.allSettled(keys.map((key) => put(store, key, { state: 'sending' })));
  const next = put(store, 'i9', { state: 'due' });

  await expect(next).rejects.toBe(lost);
  expect(new Set(outcomes.map((each) => each.status === 'rejected' && each.reason))).toEqual(new Set([lost]));
  expect(renamed).toEqual([]);
  expect(new Set(Object.values(await issuesOf(store)))).toEqual(new Set(['due']));
});

it('after a power cut at any step every acknowledged state of an issue is there, and no file is torn', async () => {
  const whole = powerCutFiles();
  await deliver(await openOn(whole), () => undefined);
  const faults: string[] = [];

  for (let cut = 0; cut <= whole.steps(); cut += 1) {
    for (const survives of [() => 0, (pending: number) => pending, (pending: number) => pending >> 1]) {
      const files = powerCutFiles();
      cutPowerAt(files, cut);
      const acknowledged = new Map<string, number>();
      await openOn(files)
        .then((store) => deliver(store, (key, step) => acknowledged.set(key, step)))
        .catch(() => undefined);
      const { store, told } = await openTold(files.afterPowerCut(survives));
      faults.push(...told, ...(await lostOf(store, acknowledged)).map((each) => `cut ${cut}: ${each}`));
    }
  }

  expect(faults).toEqual([]);
}, 60_000);

const STATES: readonly PostState[] = ['due', 'sending', 'sent'];

/** Five issues, delivered at the same time; `acknowledged` hears of each state once it is durable. */
async function deliver(store: Store, acknowledged: (key: string, step: number) => void): Promise<void> {
  await Promise.all(
    ['i1', 'i2', 'i3', 'i4', 'i5'].map(async (key) => {
      for (const [step, state] of STATES.entries()) {
        await put(store, key, { state, document: state === 'sending' ? frozen : null });
        acknowledged(key, step);
      }
    }),
  );
}

async function lostOf(store: Store, acknowledged: ReadonlyMap<string, number>): Promise<string[]> {
  const found = await issuesOf(store);
  return [...acknowledged]
    .filter(([key, step]) => STATES.indexOf(found[key] ?? 'held') < step)
    .map(([key, step]) => `${key} is ${found[key]}, ${STATES[step]} was acknowledged`);
}

async function storeWithThreeSegments(lock: LockFolder = noLock) {
  const files = powerCutFiles();
  const store = await openOn(files, { lock });
  const keys = ['i1', 'i2', 'i3', 'i4', 'i5', 'i6', 'i7', 'i8'];
  for (const key of keys) await put(store, key, { state: 'due' });
  return { files, store, keys };
}

function put(store: Store, slot: string, post: Partial<Post>): Promise<unknown> {
  return store.issues.change(slot, () => ledgerLine({ slot }, post));
}

/** Every such operation on the ledger fails until `beforeStep` is set anew; what undoes a change works. */
function failWhile(files: PowerCutFiles, operation: string, applies: (path: string) => boolean): void {
  let failed = false;
  files.beforeStep = (_, current, path) => {
    if (current !== operation || !path.startsWith(LEDGER) || !applies(path)) return;
    // A folder that can never be made durable is tested in write-failure.test.ts.
    if (operation === 'syncFolder' && failed) return;
    if (operation === 'remove' && path.endsWith('.tmp')) return;
    failed = true;
    throw failure('ENOSPC', path);
  };
}

async function isWhole(files: PowerCutFiles, path: string): Promise<boolean> {
  const bytes = await files.read(path);
  return bytes !== null && decodeFile(recordKind('issues'), bytes).ok;
}
