import { join } from 'node:path';
import { Low } from 'lowdb';
import type { RecordKind } from '../record-kind.ts';
import { dataFile, type FileContext, type FileData, missingFile } from './data-file.ts';
import { countKind, countPath, ONLY_KEY, segmentNumber, segmentPath } from './layout.ts';
import { type Recovery, recoverCount, recoverSegment } from './recovery.ts';

export type Segment<T> = Low<FileData<T>>;

/** A collection as it stands on the disk: what readers see. */
export interface Segments<T> {
  kind: RecordKind<T>;
  folder: string;
  list: Segment<T>[];
  /** The index in `list` of the segment that holds each key. */
  places: Map<string, number>;
}

/**
 * Reads all segments of a collection, one after the other so that the process can do other things between.
 * `expected` says that the collection was made before: then its count of segments must be there, unless there is
 * a `recovery`.
 */
export async function loadSegments<T>(
  context: FileContext,
  kind: RecordKind<T>,
  library: string,
  expected: boolean,
  recovery: Recovery | null,
): Promise<Segments<T>> {
  const folder = join(library, kind.collection);
  const segments: Segments<T> = { kind, folder, list: [], places: new Map() };
  // The count is read first: a segment that another process adds in between is then found, never missed.
  const counted =
    expected && recovery
      ? await recoverCount(context, folder, recovery)
      : await readCount(context, folder, expected);
  const names = (await context.files.list(folder)) ?? [];
  const highest = names.reduce((most, name) => Math.max(most, segmentNumber(name) ?? 0), counted);
  for (let number = 1; number <= highest; number += 1) {
    addSegment(segments, await loadSegment(context, segments, number, recovery));
  }
  return segments;
}

/** A segment with other content, not written yet. */
export function segmentWith<T>(
  context: FileContext,
  segments: Segments<T>,
  index: number,
  data: FileData<T>,
): Segment<T> {
  return new Low(dataFile(context, segments.kind, segmentPath(segments.folder, index + 1)), data);
}

/** Makes empty segments until there are `wanted`. What fails midway is made again by the next call. */
export async function extendSegments<T>(
  context: FileContext,
  segments: Segments<T>,
  wanted: number,
): Promise<void> {
  const made: Segment<T>[] = [];
  for (let index = segments.list.length; index < wanted; index += 1) {
    const segment = segmentWith(context, segments, index, { records: new Map(), bytes: 0 });
    await segment.write();
    made.push(segment);
  }
  if (made.length === 0) return;
  await writeCount(context, segments.folder, wanted);
  segments.list.push(...made);
}

export async function writeCount(context: FileContext, folder: string, segments: number): Promise<void> {
  const records = new Map([[ONLY_KEY, { segments }]]);
  await new Low(dataFile(context, countKind, countPath(folder)), { records, bytes: 0 }).write();
}

/** How many segments there must be: 0 when none was counted yet, which only a new collection may say. */
export async function readCount(context: FileContext, folder: string, expected: boolean): Promise<number> {
  const path = countPath(folder);
  const data = await dataFile(context, countKind, path).read();
  if (data === null && expected) throw await missingFile(context.files, countKind, path);
  return data?.records.get(ONLY_KEY)?.segments ?? 0;
}

async function loadSegment<T>(
  context: FileContext,
  { kind, folder }: Segments<T>,
  number: number,
  recovery: Recovery | null,
): Promise<Segment<T>> {
  const path = segmentPath(folder, number);
  const file = dataFile(context, kind, path);
  if (recovery) return new Low(file, await recoverSegment(context, kind, path, recovery));
  const absent: FileData<T> = { records: new Map(), bytes: 0 };
  const segment = new Low(file, absent);
  await segment.read();
  if (segment.data === absent) throw await missingFile(context.files, kind, path);
  return segment;
}

function addSegment<T>(segments: Segments<T>, segment: Segment<T>): void {
  for (const key of segment.data.records.keys()) {
    dropEarlier(segments, key);
    segments.places.set(key, segments.list.length);
  }
  segments.list.push(segment);
}

/**
 * A key is met twice when another process moved it to the end while we read, or when an older generation of a
 * segment was put back: the later one is the newer.
 */
function dropEarlier<T>(segments: Segments<T>, key: string): void {
  const earlier = segments.list[segments.places.get(key) ?? -1];
  if (!earlier) return;
  const records = new Map(earlier.data.records);
  records.delete(key);
  earlier.data = { records, bytes: earlier.data.bytes };
}
