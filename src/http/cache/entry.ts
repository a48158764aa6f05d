import { createHash } from 'node:crypto';

/** An answer as it is kept. */
export interface KeptAnswer {
  status: number;
  headers: ReadonlyMap<string, string>;
  /** The address after redirects; `null` where it is the one asked for. */
  url: string | null;
  /** When the far side last said it is so. */
  confirmedAtMs: number;
  body: Uint8Array;
}

const VERSION = 1;
const LINE_END = 0x0a;
const CHECKSUM = /^[0-9a-f]{64}$/;

/**
 * The bytes of an answer's file: the SHA-256 of all that follows its line, then one line of JSON, then the body as it
 * is.
 */
export function encodeEntry({ status, headers, url, confirmedAtMs, body }: KeptAnswer): Buffer {
  const head = JSON.stringify({ version: VERSION, status, headers: [...headers], url, confirmedAtMs });
  const rest = Buffer.concat([Buffer.from(`${head}\n`), body]);
  return Buffer.concat([Buffer.from(`${checksumOf(rest)}\n`), rest]);
}

/** Reads a file's bytes back; `null` when they are not whole, not ours, or of another version. */
export function decodeEntry(bytes: Buffer): KeptAnswer | null {
  const [checksum, rest] = cutLine(bytes);
  if (!CHECKSUM.test(checksum) || checksumOf(rest) !== checksum) return null;
  const [head, body] = cutLine(rest);
  return readHead(parse(head), body);
}

function cutLine(bytes: Buffer): [string, Buffer] {
  const end = bytes.indexOf(LINE_END);
  return [bytes.subarray(0, Math.max(0, end)).toString('utf8'), bytes.subarray(end + 1)];
}

function checksumOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function readHead(head: unknown, body: Buffer): KeptAnswer | null {
  if (typeof head !== 'object' || head === null) return null;
  const { version, status, headers, url, confirmedAtMs } = head as Record<string, unknown>;
  if (version !== VERSION || typeof status !== 'number' || typeof confirmedAtMs !== 'number') return null;
  if (!Array.isArray(headers) || !headers.every(isPair)) return null;
  if (url !== null && typeof url !== 'string') return null;
  return { status, headers: new Map(headers), url, confirmedAtMs, body };
}

function isPair(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((each) => typeof each === 'string');
}
