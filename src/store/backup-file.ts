import { createReadStream } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';
import { OperatorError } from '../core/errors.ts';
import { type BackupEntry, BackupFault, parseBackup } from './backup-format.ts';
import { errorCode } from './json-files/file-system.ts';
import { systemFault } from './json-files/io-errors.ts';

/** Far above any record; a file that exceeds it is none of ours and must not fill the memory. */
const MAX_LINE_LENGTH = 16 * 1024 * 1024;

/**
 * Reads a backup in one pass with flat memory. Throws an OperatorError that says why the file is refused;
 * only once it has ended without one is the backup whole.
 */
export async function* readBackup(file: string): AsyncGenerator<BackupEntry> {
  try {
    yield* parseBackup(linesOf(file));
  } catch (error) {
    throw refusal(file, error);
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  // `pipe` does not carry errors on: without this, a missing file would never end.
  source.on('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  const decoder = new StringDecoder('utf8');
  let rest = '';
  try {
    for await (const chunk of gunzip) {
      const lines = (rest + decoder.write(chunk)).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > MAX_LINE_LENGTH) throw new BackupFault('a line of it is longer than any record');
      yield* lines;
    }
    if (rest !== '') throw new BackupFault('it is cut short');
    if (gunzip.bytesWritten < source.bytesRead) throw new BackupFault('something follows its end');
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

function refusal(file: string, error: unknown): unknown {
  const why = faultInWords(error);
  if (why === null) return error;
  return new OperatorError('backup-refused', `The backup ${file} is refused: ${why}. Nothing was changed.`, {
    cause: error,
  });
}

function faultInWords(error: unknown): string | null {
  if (error instanceof BackupFault) return error.message;
  const code = errorCode(error);
  if (code === 'Z_BUF_ERROR') return 'it is cut short';
  if (code.startsWith('Z_')) return 'it is damaged, or no Broadsheet backup';
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  return systemFault(error)?.message ?? null;
}
