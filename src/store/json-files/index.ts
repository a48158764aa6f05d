import { resolve } from 'node:path';
import type { Collection, CollectionName, Store } from '../../core/ports/store.ts';
import type { StoreDriver } from '../driver.ts';
import type { RecordTypes } from '../schemas.ts';
import { openSession, type Session } from './session.ts';
import { type JsonFilesOptions, settingsFrom } from './settings.ts';

export type { Access, JsonFilesOptions } from './settings.ts';

export const jsonFiles: StoreDriver = { name: 'json-files', capabilities: { durable: true } };

/**
 * Opens the store in a folder of JSON files. Records come back frozen. Throws an OperatorError, with the way
 * back in its words, when the data is damaged or newer than this program, when the folder cannot be used, and
 * for `write` when another process holds it. With `read`, and with `on-demand` while another process holds
 * the lock, changes are refused by an OperatorError. A damaged or missing ledger is no reason to refuse: what
 * cannot be read of it is set aside, and `onSetAside` told.
 */
export async function openJsonFiles(options: JsonFilesOptions): Promise<Store> {
  const session = await openSession(settingsFrom({ ...options, dir: resolve(options.dir) }));
  return {
    papers: collection(session, 'papers'),
    authors: collection(session, 'authors'),
    readingLists: collection(session, 'readingLists'),
    installations: collection(session, 'installations'),
    subscriptions: collection(session, 'subscriptions'),
    issues: collection(session, 'issues'),
    ballots: collection(session, 'ballots'),
    sourceFollows: collection(session, 'sourceFollows'),
    pageMessages: collection(session, 'pageMessages'),
    facts: collection(session, 'facts'),
    close: session.close,
  };
}

/** The collection as the session has it at each call: taking the lock late reads everything anew. */
function collection<Name extends CollectionName>(
  session: Session,
  name: Name,
): Collection<RecordTypes[Name]> {
  const present = (): Collection<RecordTypes[Name]> => session.library()[name];
  return {
    get: async (key) => present().get(key),
    all: () => present().all(),
    count: async () => present().count(),
    change: (key, next) => session.write(() => present().change(key, next)),
    changeMany: (changes) => session.write(() => present().changeMany(changes)),
  };
}
