import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { cappedBytes, type IncomingFile } from '../core/document/incoming-file.ts';
import { AskerError } from '../core/errors.ts';

/** A file of this machine, named by the person who sits at it. Throws `AskerError` where there is none to read. */
export async function openFile(path: string): Promise<IncomingFile> {
  const whole = path.startsWith('~/') ? join(homedir(), path.slice(2)) : path;
  const found = await stat(whole).catch(() => null);
  if (found?.isFile() !== true) throw notThere(path);
  return {
    name: basename(whole),
    mediaType: '',
    bytes: found.size,
    read: () => cappedBytes(piecesOf(whole, path)),
  };
}

async function* piecesOf(whole: string, path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(whole) as AsyncIterable<Uint8Array>;
  } catch {
    throw new AskerError('file-not-read', `I may not read ${path}.`);
  }
}

function notThere(path: string): AskerError {
  return new AskerError('no-such-file', `There is no file ${path} to read.`);
}
