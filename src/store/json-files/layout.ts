import { join } from 'node:path';
import { z } from 'zod';
import type { RecordKind } from '../record-kind.ts';

/*
 * DATA_DIR/
 *   store.json                  which folder holds the records; written last when one is made or restored
 *   lock/  lock.json            the lock, and who holds it
 *   library/<collection>/
 *     segments.json             how many segments there must be
 *     0001.json  0002.json …    the records, in the order of their first insertion
 *
 * Beside each file, `<file>.1` is the generation before it.
 */

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

/** The number of a segment from its file's name, or `null` for any other file. */
export function segmentNumber(name: string): number | null {
  if (!name.endsWith(SEGMENT_SUFFIX)) return null;
  const digits = name.slice(0, -SEGMENT_SUFFIX.length);
  return digits.length >= SEGMENT_DIGITS && /^\d+$/.test(digits) ? Number(digits) : null;
}
