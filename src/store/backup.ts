import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { OperatorError } from '../core/errors.ts';
import type { Store } from '../core/ports/store.ts';
import { type Counts, formatBackup, noCounts } from './backup-format.ts';
import { allEntries } from './entries.ts';
import { writeDurably } from './json-files/durable-write.ts';
import type { FileSystem } from './json-files/file-system.ts';
import { systemFault } from './json-files/io-errors.ts';
import { nodeFiles } from './json-files/node-files.ts';

export { restore, verifyBackup } from './restore.ts';

export interface BackupOptions {
  now: () => Date;
  files?: FileSystem;
}

const BLOCK_LENGTH = 64 * 1024;

/**
 * Writes everything in the store into one file, durably and in one pass: an older file of that name stays
 * whole until the new one is. Each collection is as it was at one moment; the store may go on meanwhile.
 * Returns how many records of each collection it wrote. Throws an OperatorError when the file cannot be
 * written.
 */
export async function backup(store: Store, file: string, options: BackupOptions): Promise<Counts> {
  const counts = noCounts();
  const gzip = createGzip();
  const lines = formatBackup(options.now(), allEntries(store), counts);
  const feeding = pipeline(Readable.from(inBlocks(lines)), gzip);
  // A failure reaches the reader of `gzip` as well, and is reported from there.
  feeding.catch(() => undefined);
  try {
    await writeDurably({
      files: options.files ?? nodeFiles,
      path: file,
      content: gzip,
      keepPrevious: false,
    });
  } catch (error) {
    throw unwritable(file, error);
  } finally {
    gzip.destroy();
  }
  return counts;
}

/** Joins lines, since a stream costs about as much for a line as for a block. */
async function* inBlocks(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let block = '';
  for await (const line of lines) {
    block += line;
    if (block.length < BLOCK_LENGTH) continue;
    yield block;
    block = '';
  }
  yield block;
}

function unwritable(file: string, error: unknown): unknown {
  const fault = systemFault(error);
  if (fault === null) return error;
  const message = `The backup ${file} could not be written: ${fault.message}.`;
  return new OperatorError('backup-unwritable', message, { cause: error });
}
