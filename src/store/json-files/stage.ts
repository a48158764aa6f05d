import { ownRecord, requireKey } from '../record-kind.ts';
import type { Segments } from './segments.ts';

export interface Change<T> {
  key: string;
  next: (current: T | null) => T | null;
  resolve(stored: T | null): void;
  reject(error: unknown): void;
}

export interface SegmentLimits {
  /** A segment takes new records up to either limit; changed records stay where they are. */
  records: number;
  bytes: number;
  /** Most changes written as one batch. */
  batchChanges: number;
  /** Most segments of a batch written at the same time. */
  writesAtOnce: number;
}

/** What a batch makes of one segment, built beside it: nobody sees it until its file is written. */
export interface Draft<T> {
  /** Index of the segment; one past the last for a new segment. */
  index: number;
  records: Map<string, T>;
  bytes: number;
  keys: Set<string>;
  /** The changes this draft carries, to be told the outcome of its write. */
  resolve: (() => void)[];
  reject: ((error: unknown) => void)[];
}

/** Changes between two turns of the event loop. */
const CHANGES_PER_TURN = 50;

/**
 * Takes changes from the front of `waiting` and applies them, in order, to copies of the segments they touch.
 * A change whose `next` throws, or that leaves the record as it is stored, is settled at once.
 */
export async function stageBatch<T>(
  segments: Segments<T>,
  waiting: Change<T>[],
  limits: SegmentLimits,
): Promise<Draft<T>[]> {
  const stage: Stage<T> = { segments, limits, drafts: new Map(), touched: new Map(), lastIndex: 0 };
  let taken = 0;
  while (taken < limits.batchChanges) {
    const change = waiting[taken];
    if (!change || mustWait(stage, change)) break;
    apply(stage, change);
    taken += 1;
    if (taken % CHANGES_PER_TURN === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  waiting.splice(0, taken);
  return [...stage.drafts.values()].sort((a, b) => a.index - b.index);
}

interface Stage<T> {
  segments: Segments<T>;
  limits: SegmentLimits;
  drafts: Map<number, Draft<T>>;
  /** The draft that holds, or last held, each changed key. */
  touched: Map<string, Draft<T>>;
  /** Highest index among the drafts, 0 without any. */
  lastIndex: number;
}

/**
 * A record removed in this batch comes back only in the next: it goes to the end, into another segment, and
 * two segments are not written as one.
 */
function mustWait<T>(stage: Stage<T>, { key }: Change<T>): boolean {
  const draft = stage.touched.get(key);
  return draft !== undefined && !draft.records.has(key);
}

function apply<T>(stage: Stage<T>, change: Change<T>): void {
  const { key } = change;
  try {
    requireKey(key);
    const touched = stage.touched.get(key);
    const current = (touched ? touched.records.get(key) : storedRecord(stage.segments, key)) ?? null;
    const wanted = change.next(current);
    if (wanted !== current) carry(stage, change, wanted);
    else if (touched) attach(touched, change, current);
    else change.resolve(current);
  } catch (error) {
    change.reject(error);
  }
}

/** The record as readers see it. */
export function storedRecord<T>(segments: Segments<T>, key: string): T | null {
  const place = segments.places.get(key);
  if (place === undefined) return null;
  return segments.list[place]?.data.records.get(key) ?? null;
}

function carry<T>(stage: Stage<T>, change: Change<T>, wanted: T | null): void {
  const { key } = change;
  const own = wanted === null ? null : ownRecord(stage.segments.kind, key, wanted);
  const bytes = own === null ? 0 : own.bytes + Buffer.byteLength(JSON.stringify(key));
  const draft = draftFor(stage, key, bytes);
  if (own === null) draft.records.delete(key);
  else draft.records.set(key, own.record);
  draft.bytes += bytes;
  draft.keys.add(key);
  stage.touched.set(key, draft);
  attach(draft, change, own?.record ?? null);
}

function attach<T>(draft: Draft<T>, change: Change<T>, stored: T | null): void {
  draft.resolve.push(() => change.resolve(stored));
  draft.reject.push(change.reject);
}

function draftFor<T>(stage: Stage<T>, key: string, bytes: number): Draft<T> {
  const touched = stage.touched.get(key);
  if (touched?.records.has(key)) return touched;
  const place = stage.segments.places.get(key);
  return place === undefined ? openDraft(stage, bytes) : draftAt(stage, place);
}

/** The draft of the last segment, or of a new one where that is full. */
function openDraft<T>(stage: Stage<T>, bytes: number): Draft<T> {
  const last = Math.max(stage.segments.list.length - 1, stage.lastIndex);
  const data = stage.drafts.get(last) ?? stage.segments.list[last]?.data ?? { records: new Map(), bytes: 0 };
  const hasRoom = data.records.size < stage.limits.records && data.bytes + bytes <= stage.limits.bytes;
  return draftAt(stage, hasRoom || data.records.size === 0 ? last : last + 1);
}

function draftAt<T>(stage: Stage<T>, index: number): Draft<T> {
  const open = stage.drafts.get(index);
  if (open) return open;
  const data = stage.segments.list[index]?.data ?? { records: new Map<string, T>(), bytes: 0 };
  const draft: Draft<T> = {
    index,
    records: new Map(data.records),
    bytes: data.bytes,
    keys: new Set(),
    resolve: [],
    reject: [],
  };
  stage.drafts.set(index, draft);
  stage.lastIndex = Math.max(stage.lastIndex, index);
  return draft;
}
