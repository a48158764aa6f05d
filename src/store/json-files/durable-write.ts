import { randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { OperatorError } from '../../core/errors.ts';
import { errorCode, type FileSystem } from './file-system.ts';

/** File systems without second names for a file answer with one of these. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV', 'UNKNOWN']);

/** `.<uuid>.tmp`, tested on the end of a name alone. */
const TEMPORARY_END = /^\.[0-9a-f-]{36}\.tmp$/;
const TEMPORARY_END_LENGTH = 41;

export interface DurableWrite {
  files: FileSystem;
  path: string;
  content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
  /** Whether the file that is replaced stays beside the new one as `<path>.1`. */
  keepPrevious: boolean;
  /** Called last before the new file takes its name; throwing leaves the old one in place. */
  confirm?: () => Promise<void>;
}

/** Where the previous generation of a file is kept. */
export function previousPath(path: string): string {
  return `${path}.1`;
}

/** Whether a name is one a write that was cut off may leave behind. */
export function isTemporaryName(name: string): boolean {
  return name.startsWith('.') && TEMPORARY_END.test(name.slice(-TEMPORARY_END_LENGTH));
}

/**
 * Puts a whole file in the place of another, durably: once the promise resolves a power cut keeps it, and when
 * it rejects the old file is in place. At every moment between, the name holds the whole old or the whole new
 * file. When even going back fails, it throws an OperatorError with the code `data-unsettled`.
 */
export async function writeDurably(write: DurableWrite): Promise<void> {
  const { files, path } = write;
  const temporary = temporaryPath(path);
  let hadPrevious = false;
  try {
    await writeWhole(write, temporary);
    if (write.keepPrevious) hadPrevious = await keepPrevious(files, path);
    await write.confirm?.();
    await files.rename(temporary, path);
  } catch (error) {
    await files.remove(temporary).catch(() => undefined);
    throw error;
  }
  try {
    await files.syncFolder(dirname(path));
  } catch (error) {
    await goBack(files, path, hadPrevious, error);
    throw error;
  }
}

function temporaryPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
}

async function writeWhole({ files, content }: DurableWrite, temporary: string): Promise<void> {
  const file = await files.create(temporary);
  try {
    for await (const bytes of content) await file.write(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Keeps the present file under a second name, so that its own name is never without a file. */
async function keepPrevious(files: FileSystem, path: string): Promise<boolean> {
  await files.remove(previousPath(path));
  try {
    await files.link(path, previousPath(path));
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    if (!NO_LINKS.has(errorCode(error))) throw error;
  }
  return copyWhole(files, path, previousPath(path));
}

async function copyWhole(files: FileSystem, from: string, to: string): Promise<boolean> {
  const bytes = await files.read(from);
  if (bytes === null) return false;
  const temporary = temporaryPath(to);
  await writeWhole({ files, path: to, content: [bytes], keepPrevious: false }, temporary);
  await files.rename(temporary, to);
  return true;
}

/** The new file has its name but may not survive a power cut: the change is undone, since it will be refused. */
async function goBack(files: FileSystem, path: string, hadPrevious: boolean, cause: unknown): Promise<void> {
  try {
    if (hadPrevious) await copyWhole(files, previousPath(path), path);
    else await files.remove(path);
    await files.syncFolder(dirname(path));
  } catch {
    throw new OperatorError(
      'data-unsettled',
      `Broadsheet cannot tell whether its last change to ${path} is on the disk: check the disk, then start again.`,
      { cause },
    );
  }
}
