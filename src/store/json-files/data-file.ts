import type { Adapter } from 'lowdb';
import { OperatorError } from '../../core/errors.ts';
import type { RecordKind } from '../record-kind.ts';
import { decodeFile, encodeFile } from './codec.ts';
import { previousPath, writeDurably } from './durable-write.ts';
import type { FileSystem } from './file-system.ts';
import { withWords } from './io-errors.ts';

/** What all files of one open store share. */
export interface FileContext {
  files: FileSystem;
  /** The data folder, for the words of errors. */
  dir: string;
  /** Throws when this process may no longer write. */
  confirm: () => Promise<void>;
}

export interface FileData<T> {
  records: ReadonlyMap<string, T>;
  /** Size of the file, set by every read and write. */
  bytes: number;
}

/**
 * lowdb's adapter for one file of records: durable writes, checked reads, the previous generation kept.
 * Reading a file that is not there gives `null`; a damaged or newer one throws an OperatorError.
 */
export function dataFile<T>(context: FileContext, kind: RecordKind<T>, path: string): Adapter<FileData<T>> {
  const { files, dir, confirm } = context;
  return {
    read: () => withWords(dir, () => readDataFile(files, kind, path)),
    write: async (data) => {
      const encoded = encodeFile(kind, data.records);
      await withWords(dir, () =>
        writeDurably({ files, path, content: [encoded], keepPrevious: true, confirm }),
      );
      data.bytes = encoded.length;
    },
  };
}

/** What stands under a name; `why` completes the sentence "the file is damaged: …". */
export type Found<T> =
  | { state: 'absent' }
  | { state: 'whole'; data: FileData<T>; content: Buffer }
  | { state: 'damaged'; why: string };

/** Reads and checks one file. Throws an OperatorError (`data-newer`) when a newer Broadsheet wrote it. */
export async function inspectFile<T>(
  files: FileSystem,
  kind: RecordKind<T>,
  path: string,
): Promise<Found<T>> {
  const content = await files.read(path);
  if (content === null) return { state: 'absent' };
  const decoded = decodeFile(kind, content);
  if (decoded.ok)
    return { state: 'whole', data: { records: decoded.records, bytes: content.length }, content };
  if (decoded.problem === 'newer') throw newerData(path, decoded.version, kind.version);
  return { state: 'damaged', why: decoded.why };
}

/** The error for a file that must be there and is not. */
export async function missingFile<T>(
  files: FileSystem,
  kind: RecordKind<T>,
  path: string,
): Promise<OperatorError> {
  return refusal(files, kind, path, `${path} is missing`);
}

async function readDataFile<T>(
  files: FileSystem,
  kind: RecordKind<T>,
  path: string,
): Promise<FileData<T> | null> {
  const found = await inspectFile(files, kind, path);
  if (found.state === 'whole') return found.data;
  if (found.state === 'damaged') {
    throw await refusal(files, kind, path, `${path} is damaged: ${found.why}`);
  }
  if ((await files.read(previousPath(path))) === null) return null;
  throw await missingFile(files, kind, path);
}

function newerData(path: string, found: number, known: number): OperatorError {
  return new OperatorError(
    'data-newer',
    `${path} was written by a newer Broadsheet (data version ${found}, this one knows up to ${known}): ` +
      'start the newer one, or go back to an older backup with: broadsheet restore FILE',
  );
}

/** Says what is wrong and the ways back: an empty generation before would bring nothing back, so it is none. */
async function refusal<T>(
  files: FileSystem,
  kind: RecordKind<T>,
  path: string,
  fault: string,
): Promise<OperatorError> {
  const previous = previousPath(path);
  const bytes = await files.read(previous).catch(() => null);
  const decoded = bytes && decodeFile(kind, bytes);
  const wayBack =
    decoded?.ok && decoded.records.size > 0
      ? `The generation before it is whole (${decoded.records.size} records): put it back with ` +
        `cp -p "${previous}" "${path}" (the last change to this file is lost), or restore a backup with: broadsheet restore FILE`
      : 'There is no whole generation before it; restore a backup with: broadsheet restore FILE';
  return new OperatorError('data-damaged', `${fault}. Nothing was changed. ${wayBack}`);
}
