import type { IncomingMessage } from 'node:http';
import { MOST_FILE_BYTES } from '../../core/document/incoming-file.ts';
import { WEB_LIMITS } from './limits.ts';
import { Refused } from './refused.ts';

export type Fields = Record<string, unknown>;

/** The body as a JSON object. Throws `Refused` where it is too large or none. */
export async function readJson(request: IncomingMessage): Promise<Fields> {
  const text = Buffer.concat(await readUpTo(request, WEB_LIMITS.jsonBytes, WEB_LIMITS.jsonBytes)).toString(
    'utf8',
  );
  const value = parsed(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refused(400, 'Send a JSON object.');
  }
  return value as Fields;
}

/** The body of an upload: at most one byte more than is taken, so that whoever reads it sees that it is too large. */
export function readUpload(request: IncomingMessage): Promise<Uint8Array[]> {
  return readUpTo(request, MOST_FILE_BYTES + 1, WEB_LIMITS.uploadBytes);
}

/** Keeps the first `kept` bytes and reads on to the end, so that a browser that still sends hears the answer. */
async function readUpTo(request: IncomingMessage, kept: number, most: number): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Uint8Array>) {
    const room = Math.max(0, kept - bytes);
    if (room > 0) pieces.push(piece.subarray(0, room));
    bytes += piece.length;
    if (bytes > most) throw new Refused(413, 'That is too large.', { connection: 'close' });
  }
  return pieces;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(400, 'That is no JSON.');
  }
}
