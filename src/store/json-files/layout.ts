import { join } from 'node:path';
import { z } from 'zod';
import type { CollectionName } from '../../core/ports/store.ts';
import type { RecordKind } from '../record-kind.ts';

/*
 * DATA_DIR/
 *   store.json                  which folder holds the records; written last when one is made or restored
 *   lock/  lock.json            the lock, and who holds it
 *   library/<collection>/
 *     segments.json             how many segments there must be
 *     0001.json  0002.json …    the records, in the order of their first insertion
 *
 * Beside each file, `<file>.1` is the generation before it. `<file>.set-aside-<instant>` could not be read when
 * the store was opened: it is kept for the operator, and nothing reads or removes it.
 */

/**
 * Collections whose missing or unreadable files are put in order when the store is opened, and what the operator
 * is told follows from it. All others refuse to open: what they hold cannot be had again.
 *
 * The delivery ledger: every issue that came due before the process started is looked for in its channel before
 * it is posted, so that an older ledger, or an empty one, makes nothing appear twice; while a program that does
 * not start posts nothing at all.
 *
 * The conversation of the local page: what is lost of it is worth less than a page that does not open.
 */
export const RECOVERABLE: ReadonlyMap<CollectionName, string> = new Map([
  ['issues', 'Digests that are due are looked for in their channels before they are posted.'],
  ['pageMessages', 'The conversation of the local page goes on from what is left of it.'],
]);

/** Where the records of a new store stand. */
export const FIRST_FOLDER = 'library';
const LAYOUT_VERSION = 1;
const SEGMENT_DIGITS = 4;
const SEGMENT_SUFFIX = '.json';

export interface Pointer {
  folder: string;
  /** Collections that were made in that folder, so that a lost one is noticed. */
  collections: string[];
}

export interface SegmentCount {
  segments: number;
}

/** The key of the one record of `store.json` and `segments.json`. */
export const ONLY_KEY = 'current';

export const pointerKind: RecordKind<Pointer> = {
  collection: 'store',
  version: LAYOUT_VERSION,
  schema: z.looseObject({ folder: z.string().min(1), collections: z.array(z.string()) }),
  migrations: [],
};

export const countKind: RecordKind<SegmentCount> = {
  collection: 'segments',
  version: LAYOUT_VERSION,
  schema: z.looseObject({ segments: z.int().min(0) }),
  migrations: [],
};

export function pointerPath(dir: string): string {
  return join(dir, 'store.json');
}

export function countPath(collectionFolder: string): string {
  return join(collectionFolder, 'segments.json');
}

/** The path of a segment; the first has the number 1. */
export function segmentPath(collectionFolder: string, number: number): string {
  return join(collectionFolder, `${String(number).padStart(SEGMENT_DIGITS, '0')}${SEGMENT_SUFFIX}`);
}

const SET_ASIDE = '.set-aside-';

/** The name, up to a number where that is taken, under which a file that cannot be read is kept. */
export function setAsidePath(path: string, stamp: string): string {
  return `${path}${SET_ASIDE}${stamp}`;
}

export function isSetAside(name: string): boolean {
  return name.includes(SET_ASIDE);
}

/** The number of a segment from its file's name, or `null` for any other file. */
export function segmentNumber(name: string): number | null {
  if (!name.endsWith(SEGMENT_SUFFIX)) return null;
  const digits = name.slice(0, -SEGMENT_SUFFIX.length);
  return digits.length >= SEGMENT_DIGITS && /^\d+$/.test(digits) ? Number(digits) : null;
}

/** The same, also from the name of the generation before it and of what was set aside. */
export function segmentNumberBehind(name: string): number | null {
  const end = name.indexOf(SEGMENT_SUFFIX) + SEGMENT_SUFFIX.length;
  const isKept = name.slice(end) === '.1' || isSetAside(name);
  return segmentNumber(isKept ? name.slice(0, end) : name);
}
