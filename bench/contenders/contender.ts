import type { Paper } from '../../src/core/paper/paper.ts';
import type { DiskUse } from '../postgres/disk.ts';

/** A search engine under test. Ids come best first. */
export interface Contender {
  add(papers: readonly Paper[]): Promise<void>;
  search(text: string, limit: number): Promise<string[]>;
  /** What a person may be typing, ten papers at most; `null` where the engine looks up no beginnings of words. */
  suggest: ((typed: string) => Promise<string[]>) | null;
  /** Papers near this one, ten at most; `null` where the engine has no such thing. */
  similar: ((id: string) => Promise<string[]>) | null;
  /** Bytes the engine keeps where neither the heap nor array buffers show them. */
  nativeBytes?(): number;
  /** Puts a changed paper in the place of one. */
  change?(paper: Paper): Promise<void>;
  /** What the engine keeps on disk. */
  disk?(): Promise<DiskUse[]>;
  /** Ends what the engine started. */
  close?(): Promise<void>;
}

/** How much an engine is asked: a slow one gets a part of the same questions, always the same part. */
export interface Share {
  /** Known items of each kind. */
  perKind: number;
  topics: number;
  keyPresses: number;
  /** Questions of a test collection. */
  judged: number;
}

export interface ContenderPlan {
  name: string;
  /** Packages whose versions a run names; none for Broadsheet itself. */
  packages: readonly string[];
  create(): Contender;
  /** `null` for a library too large for the engine; its file says why. */
  share(papers: number): Share | null;
}

export const EVERYTHING: Share = {
  perKind: Infinity,
  topics: Infinity,
  keyPresses: Infinity,
  judged: Infinity,
};
/** For engines of tens of milliseconds a question: one library takes a minute or two. */
const PART: Share = { perKind: 30, topics: 100, keyPresses: 100, judged: Infinity };
/** For engines of which some questions take seconds. */
const SMALL_PART: Share = { perKind: 15, topics: 50, keyPresses: 25, judged: 250 };
const SMALL = 1000;

export const LARGE = 100_000;
export const MOST_SUGGESTED = 10;

export function shareOfSlow(papers: number): Share {
  return papers < SMALL ? EVERYTHING : PART;
}

export function shareOfSlowest(papers: number): Share {
  return papers < SMALL ? EVERYTHING : SMALL_PART;
}
