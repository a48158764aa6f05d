import { AskerError } from '../errors.ts';

/** A file somebody handed in. Its name and type are what they or their platform say: text to show, never a path to open. */
export interface IncomingFile {
  name: string;
  /** As the platform tells; empty where it tells none. */
  mediaType: string;
  /** As the platform tells; what comes may be more, which `cappedBytes` ends. */
  bytes: number;
  /**
   * Fetches the content in pieces, anew with each call, and never more than `MOST_FILE_BYTES`. Throws `AskerError`
   * where the file is too large, gone, or not ours to read.
   */
  read(): AsyncIterable<Uint8Array>;
}

/** The largest file taken where people talk; the command line takes larger ones. */
export const MOST_FILE_BYTES = 10 * 1024 * 1024;

/** The pieces of a file as they come, until they are more than is taken: then throws `AskerError` for the person. */
export async function* cappedBytes(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of content) {
    bytes += piece.length;
    if (bytes > MOST_FILE_BYTES) throw tooLarge();
    yield piece;
  }
}

export function tooLarge(): AskerError {
  return new AskerError(
    'file-too-large',
    'That file is larger than the 10 MB I take here. Send me a part of it; whoever runs me can bring in the whole with broadsheet import.',
  );
}
