import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Writes pieces as fast as the reader takes them. */
export async function writeAll(output: Writable, pieces: Iterable<string>): Promise<void> {
  for (const piece of pieces) {
    if (!output.write(piece)) await once(output, 'drain');
  }
}
