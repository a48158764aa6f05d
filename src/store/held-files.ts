import { resolve } from 'node:path';
import { OperatorError } from '../core/errors.ts';
import type { Store } from '../core/ports/store.ts';
import type { FileContext } from './json-files/data-file.ts';
import { openJsonFiles } from './json-files/index.ts';
import { withWords } from './json-files/io-errors.ts';
import { readPointer } from './json-files/library.ts';
import { settingsFrom } from './json-files/settings.ts';

/**
 * Reads the data of a folder while this process holds its lock: nothing in it changes meanwhile, by this process
 * neither. Throws an OperatorError when there is no data, another process holds it, or some of it cannot be read.
 */
export async function withHeldFiles<T>(
  given: string,
  now: () => Date,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const dir = resolve(given);
  const settings = settingsFrom({ dir, access: 'read', now });
  const { files, owner, staleMs } = settings;
  const context: FileContext = { files, dir, confirm: async () => undefined };
  await withWords(dir, async () => {
    if ((await readPointer(context)) === null) throw nothingThere(dir);
  });
  const refusal = () => 'Broadsheet is running on this data: stop it first, then migrate.';
  const lock = await withWords(dir, () =>
    settings.lock({ files, dir, owner, now, staleMs, refusal, onLost: () => undefined }),
  );
  try {
    const store = await openWhole(dir, now);
    const result = await work(store);
    await lock.confirm();
    return result;
  } finally {
    await lock.release();
  }
}

/** A folder without data, or one with all of it readable. */
async function openWhole(dir: string, now: () => Date): Promise<Store> {
  const told: string[] = [];
  const store = await openJsonFiles({ dir, access: 'read', now, onSetAside: (words) => told.push(words) });
  if (told[0] === undefined) return store;
  throw new OperatorError(
    'data-damaged',
    `Not all of ${dir} can be read (${told[0]}): start Broadsheet on it once, which puts it in order, then migrate.`,
  );
}

function nothingThere(dir: string): OperatorError {
  return new OperatorError(
    'nothing-to-migrate',
    `There is no data in ${dir}: name the folder with --data-dir.`,
  );
}
