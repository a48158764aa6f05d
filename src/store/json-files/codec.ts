import { createHash } from 'node:crypto';
import { type RecordKind, readRecord } from '../record-kind.ts';

/**
 * The one format of every file: a JSON object on lines, one record a line, whose last field is the SHA-256 of
 * all bytes before that field's comma.
 *
 *     {"format":"broadsheet","version":1,"collection":"papers","records":[
 *     ["key",{…}],
 *     ["key",{…}]
 *     ],"checksum":"sha256:…"}
 */
const HEAD = '{"format":"broadsheet","version":';
const TAIL_START = '\n],"checksum":"sha256:';
const TAIL_END = '"}\n';
const DIGEST_HEX_LENGTH = 64;
const TAIL_BYTES = TAIL_START.length + DIGEST_HEX_LENGTH + TAIL_END.length;
/** Bytes of TAIL_START that the checksum covers: the end of the list of records. */
const COVERED_TAIL_BYTES = 2;

export type Decoded<T> =
  | { ok: true; records: Map<string, T> }
  /** `why` completes the sentence "the file is damaged: …". */
  | { ok: false; problem: 'damaged'; why: string }
  | { ok: false; problem: 'newer'; version: number };

/** The bytes of a file that holds these records. */
export function encodeFile<T>(kind: RecordKind<T>, records: Iterable<[string, T]>): Buffer {
  const lines = Array.from(records, (entry) => JSON.stringify(entry));
  const start = `${HEAD}${kind.version},"collection":${JSON.stringify(kind.collection)},"records":[\n`;
  const covered = Buffer.from(`${start}${lines.join(',\n')}\n]`);
  const tail = Buffer.from(`${TAIL_START.slice(COVERED_TAIL_BYTES)}${digestOf(covered)}${TAIL_END}`);
  return Buffer.concat([covered, tail]);
}

/** Reads a file's bytes back, checking everything: frame, checksum, collection, version, each record. */
export function decodeFile<T>(kind: RecordKind<T>, bytes: Buffer): Decoded<T> {
  const why = frameFault(bytes);
  if (why !== null) return damaged(why);
  const envelope: unknown = parseJson(bytes);
  if (!isEnvelope(envelope)) return damaged('it is not a Broadsheet file');
  if (envelope.collection !== kind.collection) return damaged(`it holds ${String(envelope.collection)}`);
  if (envelope.version > kind.version) return { ok: false, problem: 'newer', version: envelope.version };
  return decodeRecords(kind, envelope);
}

function frameFault(bytes: Buffer): string | null {
  if (bytes.length === 0) return 'it is empty';
  if (bytes[0] === 0) return 'it is filled with NUL bytes';
  if (bytes.subarray(0, 3).toString('hex') === 'efbbbf') return 'it begins with a byte order mark';
  if (!bytes.subarray(0, HEAD.length).equals(Buffer.from(HEAD))) return 'it is not a Broadsheet file';
  const tail = bytes.subarray(-TAIL_BYTES).toString('latin1');
  if (!tail.startsWith(TAIL_START) || !tail.endsWith(TAIL_END)) return endFault(bytes);
  const covered = bytes.subarray(0, bytes.length - TAIL_BYTES + COVERED_TAIL_BYTES);
  const stated = tail.slice(TAIL_START.length, TAIL_START.length + DIGEST_HEX_LENGTH);
  return digestOf(covered) === stated ? null : 'its content does not match its checksum';
}

function endFault(bytes: Buffer): string {
  const start = bytes.lastIndexOf(TAIL_START);
  return start >= 0 && bytes.length - start >= TAIL_BYTES ? 'something follows its end' : 'it is cut short';
}

interface Envelope {
  version: number;
  collection: unknown;
  records: unknown[];
}

function isEnvelope(value: unknown): value is Envelope {
  if (typeof value !== 'object' || value === null) return false;
  if (!('version' in value) || !('collection' in value) || !('records' in value)) return false;
  return Number.isInteger(value.version) && Array.isArray(value.records);
}

function decodeRecords<T>(kind: RecordKind<T>, { version, records }: Envelope): Decoded<T> {
  const decoded = new Map<string, T>();
  for (const entry of records) {
    if (!Array.isArray(entry) || typeof entry[0] !== 'string') return damaged('a record has no key');
    const key: string = entry[0];
    if (decoded.has(key)) return damaged(`two records have the key ${JSON.stringify(key)}`);
    const read = readRecord(kind, version, entry[1]);
    if (!read.ok) return damaged(`the record ${JSON.stringify(key)} does not fit: ${read.why}`);
    decoded.set(key, read.record);
  }
  return { ok: true, records: decoded };
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}

function damaged<T>(why: string): Decoded<T> {
  return { ok: false, problem: 'damaged', why };
}

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
