import { type Readable, Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { HopAnswer } from './transport.ts';

/** What a request says it can read. */
export const ACCEPTED_ENCODINGS = 'gzip, br';

/** `too-large`: more than the bound, packed or unpacked. `unreadable`: packed in a way nobody here knows. */
export type ReadBody = Uint8Array | 'too-large' | 'unreadable';

/** Answers with these have no body, whatever their headers say. */
const WITHOUT_BODY = new Set([204, 304]);
/** A body may be packed twice by a proxy; more is a trap. */
const MOST_LAYERS = 2;

const UNPACKERS: Readonly<Record<string, () => Transform>> = {
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  deflate: () => createInflate(),
  br: () => createBrotliDecompress(),
};

/**
 * Reads a body whole and unpacked. It never holds more than `mostBytes` and one piece: a body that turns out larger
 * is ended on the spot. Rejects when it is cut off, damaged, or the signal ends it.
 */
export async function readBody(
  { status, headers, body }: HopAnswer,
  mostBytes: number,
  signal: AbortSignal,
): Promise<ReadBody> {
  if (WITHOUT_BODY.has(status) || headers.get('content-length') === '0') {
    body.on('error', () => undefined).resume();
    return new Uint8Array();
  }
  const layers = layersOf(headers.get('content-encoding') ?? '');
  const isTooLong = Number(headers.get('content-length') ?? 0) > mostBytes;
  if (layers === null || isTooLong) {
    drop(body);
    return layers === null ? 'unreadable' : 'too-large';
  }
  return collect(body, layers, mostBytes, signal);
}

/** Leaves the rest of a body unread; whatever its end, nobody waits for it any more. */
export function drop(body: Readable): void {
  body.on('error', () => undefined);
  body.destroy();
}

async function collect(
  body: Readable,
  layers: readonly Transform[],
  mostBytes: number,
  signal: AbortSignal,
): Promise<ReadBody> {
  const packed = meter(mostBytes);
  const kept = meter(mostBytes);
  const chunks: Uint8Array[] = [];
  const count = new Transform({
    transform: (chunk: Uint8Array, _, done) => done(packed.add(chunk), chunk),
  });
  const keep = new Writable({
    write(chunk: Uint8Array, _, done) {
      chunks.push(chunk);
      done(kept.add(chunk));
    },
  });
  try {
    await pipeline([body, count, ...layers, keep], { signal });
  } catch (error) {
    if (error === TOO_LARGE) return 'too-large';
    const isEmpty = packed.bytes() === 0 && layers.length > 0 && body.errored === null && !signal.aborted;
    // An empty body is not packed, though its head says so.
    if (!isEmpty) throw error;
  }
  return Buffer.concat(chunks);
}

/** Counts bytes up to a bound, and then answers with an error. */
function meter(mostBytes: number) {
  let bytes = 0;
  return {
    bytes: () => bytes,
    add(chunk: Uint8Array): Error | null {
      bytes += chunk.byteLength;
      return bytes > mostBytes ? TOO_LARGE : null;
    },
  };
}

const TOO_LARGE = new Error('The body is larger than what is taken.');

/** The unpackers in the order they are needed; `null` for an encoding that is not known. */
function layersOf(encoding: string): Transform[] | null {
  const names = encoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
    .reverse();
  if (names.length > MOST_LAYERS || names.some((name) => !Object.hasOwn(UNPACKERS, name))) return null;
  return names.flatMap((name) => UNPACKERS[name]?.() ?? []);
}
