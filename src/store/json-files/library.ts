import { join } from 'node:path';
import { Low } from 'lowdb';
import type { OperatorError } from '../../core/errors.ts';
import { COLLECTIONS, type Collection, type CollectionName } from '../../core/ports/store.ts';
import { recordKind } from '../record-kind.ts';
import type { RecordTypes } from '../schemas.ts';
import { openCollection } from './collection.ts';
import { dataFile, type FileContext, missingFile } from './data-file.ts';
import type { FileSystem } from './file-system.ts';
import { ensureFolder, isRecordFolder } from './folders.ts';
import {
  FIRST_FOLDER,
  isSetAside,
  ONLY_KEY,
  type Pointer,
  pointerKind,
  pointerPath,
  RECOVERABLE,
  segmentNumber,
} from './layout.ts';
import type { Recovery } from './recovery.ts';
import { loadSegments, readCount, writeCount } from './segments.ts';
import type { SegmentLimits } from './stage.ts';

export type Library = { [Name in CollectionName]: Collection<RecordTypes[Name]> };

export interface LoadOptions {
  limits: (collection: CollectionName) => SegmentLimits;
  /** For the collections that open although their files cannot all be read. */
  recovery: Recovery;
}

/** Reads all collections of the data folder; one that holds nothing yet gives empty ones. */
export async function loadLibrary(context: FileContext, options: LoadOptions): Promise<Library> {
  const pointer = await readPointer(context);
  const folder = join(context.dir, pointer?.folder ?? FIRST_FOLDER);
  const told: string[] = [];
  const recovery = { ...options.recovery, tell: (words: string) => void told.push(words) };
  const loading = openFolder(context, folder, pointer?.collections ?? [], { ...options, recovery });
  await loading.catch(() => undefined);
  // A restore may have put other records in their place while they were read.
  if ((await readPointer(context))?.folder !== pointer?.folder) return loadLibrary(context, options);
  for (const words of told) options.recovery.tell(words);
  return loading;
}

/** Reads the collections in one folder of records. Those named as `made` must be there. */
async function openFolder(
  context: FileContext,
  folder: string,
  made: readonly string[],
  { limits, recovery }: LoadOptions,
): Promise<Library> {
  async function load<Name extends CollectionName>(name: Name): Promise<Collection<RecordTypes[Name]>> {
    const recovering = recoveryOf(name, recovery);
    const segments = await loadSegments(context, recordKind(name), folder, made.includes(name), recovering);
    return openCollection(context, segments, limits(name));
  }

  return {
    papers: await load('papers'),
    authors: await load('authors'),
    readingLists: await load('readingLists'),
    installations: await load('installations'),
    subscriptions: await load('subscriptions'),
    issues: await load('issues'),
    ballots: await load('ballots'),
    sourceFollows: await load('sourceFollows'),
    pageMessages: await load('pageMessages'),
    facts: await load('facts'),
  };
}

function recoveryOf(name: CollectionName, recovery: Recovery): Recovery | null {
  const consequence = RECOVERABLE.get(name);
  if (consequence === undefined) return null;
  const tell = (words: string) => recovery.tell(recovery.mends ? `${words} ${consequence}` : words);
  return { ...recovery, tell };
}

/** Makes what is missing of the folders and counts, and last the pointer to them. */
export async function prepareLibrary(context: FileContext): Promise<void> {
  const pointer = await readPointer(context);
  const missing = COLLECTIONS.filter((name) => !pointer?.collections.includes(name));
  if (missing.length === 0) return;
  const folder = pointer?.folder ?? FIRST_FOLDER;
  await prepareFolder(context, join(context.dir, folder), missing);
  await writePointer(context, { folder, collections: [...(pointer?.collections ?? []), ...missing] });
}

/**
 * Where the records stand, or `null` in a folder that holds none. Throws an OperatorError when the pointer is
 * damaged, or missing although there are records.
 */
export async function readPointer(context: FileContext): Promise<Pointer | null> {
  const path = pointerPath(context.dir);
  const data = await dataFile(context, pointerKind, path).read();
  if (data !== null) return data.records.get(ONLY_KEY) ?? null;
  if (await holdsRecords(context)) throw await missingPointer(context);
  return null;
}

export async function writePointer(context: FileContext, pointer: Pointer): Promise<void> {
  const records = new Map([[ONLY_KEY, pointer]]);
  await new Low(dataFile(context, pointerKind, pointerPath(context.dir)), { records, bytes: 0 }).write();
}

/** Makes collections without records in a folder. */
export async function prepareFolder(
  context: FileContext,
  folder: string,
  names: readonly CollectionName[],
): Promise<void> {
  for (const name of names) {
    const path = join(folder, name);
    await ensureFolder(context.files, path);
    await writeCount(context, path, await readCount(context, path, false));
  }
}

/** The pointer is written before the first record, so records without it mean that it was lost. */
async function holdsRecords({ files, dir }: FileContext): Promise<boolean> {
  const folders = ((await files.list(dir)) ?? []).filter(isRecordFolder);
  for (const folder of folders) if (await hasSegments(files, join(dir, folder))) return true;
  return false;
}

/** Whether any collection in a folder of records has a segment, or one that was set aside. */
export async function hasSegments(files: FileSystem, folder: string): Promise<boolean> {
  for (const name of COLLECTIONS) {
    const names = (await files.list(join(folder, name))) ?? [];
    if (names.some((each) => segmentNumber(each) !== null || isSetAside(each))) return true;
  }
  return false;
}

async function missingPointer({ files, dir }: FileContext): Promise<OperatorError> {
  return missingFile(files, pointerKind, pointerPath(dir));
}
