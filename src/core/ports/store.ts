import type { Issue } from '../delivery/issue.ts';
import type { Subscription } from '../digest/subscription.ts';
import type { Document } from '../document/document.ts';
import type { Author, Paper } from '../paper/paper.ts';
import type { Ballot } from '../voting/ballot.ts';

/**
 * Where state lives. Every driver passes test/contracts/store-contract.ts.
 *
 * Promises: a change is durable when its promise resolves; concurrent changes of one record run one after the
 * other, each seeing the last; a change that throws leaves everything as it was; what `get` and `all` return is
 * the caller's own copy (or frozen), so that nothing changes in the store but by `change`.
 */
export interface Store {
  papers: Collection<Paper>;
  authors: Collection<Author>;
  readingLists: Collection<ReadingList>;
  /** Workspaces that installed the app themselves, by the id the platform gives. */
  installations: Collection<Installation>;
  /** Standing orders for digests, by their id. */
  subscriptions: Collection<Subscription>;
  /** The delivery ledger, by `issueKey`. What cannot be read of it is set aside: see docs/delivery.md. */
  issues: Collection<Issue>;
  /** Nominations and votes, by `channelKey`. */
  ballots: Collection<Ballot>;
  /** Sources that are read again on schedule, by their id. */
  sourceFollows: Collection<SourceFollow>;
  /** What was said on the local page, by message id: for that page this program is the far side. */
  pageMessages: Collection<PageMessage>;
  /** Facts about the store itself: which seed was loaded. */
  facts: Collection<StoreFact>;
  /** Waits for what is in flight and releases the lock. Nothing may be called afterwards. */
  close(): Promise<void>;
}

/** The names of the collections, for what must treat them all alike: backup, restore, migration. */
export const COLLECTIONS = [
  'papers',
  'authors',
  'readingLists',
  'installations',
  'subscriptions',
  'issues',
  'ballots',
  'sourceFollows',
  'pageMessages',
  'facts',
] as const;
export type CollectionName = (typeof COLLECTIONS)[number];

/** Records of one shape, each under a key. Keys are any non-empty text, `__proto__` included. */
export interface Collection<T> {
  get(key: string): Promise<T | null>;
  /** All records, in the order of their first insertion. */
  all(): AsyncIterable<[key: string, record: T]>;
  count(): Promise<number>;
  /**
   * Atomic read-modify-write. `next` gets the current record or `null`, and answers with the new one, with
   * `null` to remove it, or with the very object it was given to leave it. It must be synchronous and pure:
   * a driver may call it again. Returns what is stored afterwards.
   *
   * A claim is `change(key, (current) => current ?? mine)`: it is ours when the answer equals `mine`.
   */
  change(key: string, next: (current: T | null) => T | null): Promise<T | null>;
  /** Many changes made durable together, far cheaper than one by one. Each record is atomic, the batch is not. */
  changeMany(changes: readonly { key: string; next: (current: T | null) => T | null }[]): Promise<void>;
}

/** One person's private list, under `readingKey(person)`. */
export interface ReadingList {
  tenant: string;
  person: string;
  entries: ReadingEntry[];
}

export interface ReadingEntry {
  paperId: string;
  /** The title when it was saved, so that the list can still be read should the paper leave the library. */
  title: string;
  /** ISO instant. */
  addedAt: string;
  doneAt: string | null;
  note: string | null;
}

/** One workspace's installation. Its tokens are sealed with a key that lives outside the store. */
export interface Installation {
  id: string;
  sealed: string;
  /** ISO instant. */
  installedAt: string;
}

/** A reference of a paper source that is read again on schedule; its new papers come into the library. */
export interface SourceFollow {
  /** `f-7k3f9q`. */
  id: string;
  /** The name of a `PaperSource`. */
  source: string;
  /** What that source reads: `cs.LG`, a feed's address. */
  ref: string;
  /** Who asked for it; `null` once that person asked to be forgotten. */
  by: { id: string; name: string } | null;
  tenant: string;
  /** ISO instants. */
  addedAt: string;
  /** The last attempt, whatever came of it. */
  lastRunAt: string | null;
  lastOkAt: string | null;
  /** Why the last attempt failed, in one sentence; `null` when it did not. */
  lastError: string | null;
  /** Attempts that failed in a row. */
  failures: number;
  /** Not to be tried again before this ISO instant, where the source named a time. */
  notBefore: string | null;
  /** ISO day up to which it has been read; `null` before the first time. */
  seen: string | null;
  /** Papers that came into the library by it. */
  papers: number;
}

/** One message of the local page. Its chat is this program's own, so it keeps what a chat keeps. */
export interface PageMessage {
  id: string;
  room: string;
  /** The message it stands beneath. */
  thread: string | null;
  /** A person's id; `null` for Broadsheet. */
  from: string | null;
  /** ISO instant. */
  at: string;
  /** Whom alone it is shown to; `null` for everyone in the room. */
  onlyFor: string | null;
  /** What a person wrote. */
  text: string | null;
  /** What a person handed in. */
  files: { name: string; bytes: number }[];
  /** What Broadsheet says. */
  document: Document | null;
  mention: 'here' | 'channel' | null;
  /** The token of a post that nobody asked for at that moment; see core/ports/messenger.ts. */
  marker: string | null;
  /** Counts up with each change. */
  revision: number;
}

export interface StoreFact {
  value: string;
}
