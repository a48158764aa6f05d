import { basename, dirname, join } from 'node:path';
import type { RecordKind } from '../record-kind.ts';
import { encodeFile } from './codec.ts';
import { type FileContext, type FileData, type Found, inspectFile } from './data-file.ts';
import { previousPath, writeDurably } from './durable-write.ts';
import { errorCode } from './file-system.ts';
import { ensureFolder } from './folders.ts';
import { fileStamp, freeName } from './free-name.ts';
import { systemFault } from './io-errors.ts';
import {
  countKind,
  countPath,
  ONLY_KEY,
  type SegmentCount,
  segmentNumberBehind,
  setAsidePath,
} from './layout.ts';

/** How a collection is read that opens although its files are missing or cannot be read (RECOVERABLE). */
export interface Recovery {
  /** Whether the files are put in order; otherwise what can be read is shown, and nothing changed. */
  mends: boolean;
  now: () => Date;
  /** Hears of each file what became of it, in a line for the operator. */
  tell(words: string): void;
}

/** Failures that come from the file itself. One that comes from the process, such as EMFILE, will pass. */
const UNREADABLE = new Set(['EIO', 'EACCES', 'EPERM', 'EISDIR']);

/**
 * A segment's records: from its file, else from the generation before it, else none. What a write that was cut
 * off left behind is not asked: before a file is replaced it is kept as the generation before, so that nothing
 * acknowledged stands in a temporary file alone.
 */
export async function recoverSegment<T>(
  context: FileContext,
  kind: RecordKind<T>,
  path: string,
  recovery: Recovery,
): Promise<FileData<T>> {
  const found = await inspect(context, kind, path);
  if (found.state === 'whole') return found.data;
  const previous = await inspect(context, kind, previousPath(path));
  if (previous.state !== 'whole') {
    await replace(context, recovery, path, [found, previous], {
      content: encodeFile(kind, []),
      words: ['it is shown as empty', 'an empty one took its place'],
    });
    return { records: new Map(), bytes: 0 };
  }
  const records = `the generation before it (${previous.data.records.size} records)`;
  await replace(context, recovery, path, [found, previous], {
    content: previous.content,
    words: [`${records} is shown`, `${records} was put back`],
  });
  return previous.data;
}

/** How many segments there must be: as counted, or where the count is lost as many as there are traces of. */
export async function recoverCount(
  context: FileContext,
  folder: string,
  recovery: Recovery,
): Promise<number> {
  const path = countPath(folder);
  const found = await inspect(context, countKind, path);
  const names = await context.files.list(folder);
  const highest = (names ?? []).reduce((most, name) => Math.max(most, segmentNumberBehind(name) ?? 0), 0);
  if (found.state === 'whole') return Math.max(countIn(found), highest);
  const previous = await inspect(context, countKind, previousPath(path));
  const segments = Math.max(countIn(previous), highest);
  if (names === null && recovery.mends) {
    await context.confirm();
    await ensureFolder(context.files, folder);
  }
  const counted = `${segments} files of records were found`;
  await replace(context, recovery, path, [found, previous], {
    content: encodeFile(countKind, [[ONLY_KEY, { segments }]]),
    words: [counted, `${counted} and it was written anew`],
  });
  return segments;
}

function countIn(found: Found<SegmentCount>): number {
  return found.state === 'whole' ? (found.data.records.get(ONLY_KEY)?.segments ?? 0) : 0;
}

async function inspect<T>(context: FileContext, kind: RecordKind<T>, path: string): Promise<Found<T>> {
  try {
    return await inspectFile(context.files, kind, path);
  } catch (error) {
    const fault = UNREADABLE.has(errorCode(error)) ? systemFault(error) : null;
    if (fault === null) throw error;
    return { state: 'damaged', why: fault.message };
  }
}

interface Replacement {
  content: Uint8Array;
  /** What the operator hears of it: when reading only, and when it was done. */
  words: [shown: string, done: string];
}

/**
 * Puts other content in the place of a file, `found`, after it and the generation before it were set aside as
 * far as they cannot be read. Cut off at any step, the next start finds a missing file and goes on from there.
 */
async function replace(
  context: FileContext,
  { mends, now, tell }: Recovery,
  path: string,
  [found, previous]: [Found<unknown>, Found<unknown>],
  { content, words: [shown, done] }: Replacement,
): Promise<void> {
  const fault = found.state === 'damaged' ? `cannot be read (${found.why})` : 'is missing';
  if (!mends) {
    tell(`${path} ${fault}: ${shown}. Nothing was changed.`);
    return;
  }
  const { files, confirm } = context;
  await confirm();
  const kept: string[] = [];
  if (found.state === 'damaged') kept.push(await setAside(context, path, now()));
  if (previous.state === 'damaged') kept.push(await setAside(context, previousPath(path), now()));
  await writeDurably({ files, path, content: [content], keepPrevious: false, confirm });
  const aside = kept.length > 0 ? `; what could not be read is kept as ${kept.join(' and ')}` : '';
  tell(`${path} ${fault}: ${done}${aside}.`);
}

async function setAside({ files }: FileContext, path: string, instant: Date): Promise<string> {
  const folder = dirname(path);
  const name = await freeName(files, folder, basename(setAsidePath(path, fileStamp(instant))));
  await files.rename(path, join(folder, name));
  return join(folder, name);
}
