import { createHash } from 'node:crypto';
import { z } from 'zod';
import { COLLECTIONS, type CollectionName } from '../core/ports/store.ts';
import { readRecord, recordKind } from './record-kind.ts';
import type { RecordTypes } from './schemas.ts';

/*
 * A backup is gzip over JSON Lines:
 *
 *     {"format":"broadsheet-backup","version":1,"created":"2026-11-23T09:00:00.000Z"}
 *     ["papers","key",{…}]
 *     …
 *     {"counts":{"papers":43,…},"sha256":"…"}
 *
 * The checksum is over all lines before the last, line ends included.
 */

export type Counts = Record<CollectionName, number>;

export interface BackupEntry {
  collection: CollectionName;
  key: string;
  record: RecordTypes[CollectionName];
}

/** Why a text is no whole backup, completing the sentence "the backup is refused: …". */
export class BackupFault extends Error {}

const header = z.object({
  format: z.literal('broadsheet-backup'),
  version: z.int().min(1),
  created: z.string(),
});
const trailer = z.object({
  // Partial: a backup made before a collection was there has no count of it.
  counts: z.partialRecord(z.enum(COLLECTIONS), z.int().min(0)),
  sha256: z.string(),
});
const entryLine = z.tuple([z.enum(COLLECTIONS), z.string().min(1), z.unknown()]);

/** Writes the lines of a backup, each with its line end, and counts the records into `counts`. */
export async function* formatBackup(
  created: Date,
  entries: AsyncIterable<BackupEntry>,
  counts: Counts,
): AsyncGenerator<string> {
  const digest = createHash('sha256');
  const { version } = recordKind('papers');
  const first = jsonLine({ format: 'broadsheet-backup', version, created: created.toISOString() });
  digest.update(first);
  yield first;
  for await (const { collection, key, record } of entries) {
    const line = jsonLine([collection, key, record]);
    digest.update(line);
    counts[collection] += 1;
    yield line;
  }
  yield jsonLine({ counts, sha256: digest.digest('hex') });
}

/**
 * Reads the lines of a backup, given without their line ends, and checks everything: the header, each record
 * against its schema (older versions are brought up to date), at the end the counts and the checksum. Throws
 * a BackupFault; only once it has ended without one is the backup whole.
 */
export async function* parseBackup(lines: AsyncIterable<string>): AsyncGenerator<BackupEntry> {
  const digest = createHash('sha256');
  const counts = noCounts();
  let version: number | null = null;
  let stated: z.infer<typeof trailer> | null = null;
  let number = 0;
  for await (const line of lines) {
    number += 1;
    const value = parseLine(line, number);
    if (stated) throw new BackupFault('something follows its end');
    if (version === null) {
      version = readVersion(value);
    } else if (Array.isArray(value)) {
      const entry = readEntry(value, version, number);
      counts[entry.collection] += 1;
      yield entry;
    } else {
      stated = readTrailer(value, number);
      continue;
    }
    digest.update(line).update('\n');
  }
  if (!stated) throw new BackupFault('it is cut short');
  if (stated.sha256 !== digest.digest('hex'))
    throw new BackupFault('its content does not match its checksum');
  for (const name of COLLECTIONS) {
    if ((stated.counts[name] ?? 0) !== counts[name]) throw new BackupFault(`its count of ${name} is wrong`);
  }
}

export function noCounts(): Counts {
  return Object.fromEntries(COLLECTIONS.map((name) => [name, 0])) as Counts;
}

function jsonLine(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

function parseLine(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new BackupFault(number === 1 ? 'it is not a Broadsheet backup' : `line ${number} is damaged`);
  }
}

function readVersion(value: unknown): number {
  const read = header.safeParse(value);
  if (!read.success) throw new BackupFault('it is not a Broadsheet backup');
  const known = recordKind('papers').version;
  if (read.data.version <= known) return read.data.version;
  throw new BackupFault(
    `a newer Broadsheet wrote it (data version ${read.data.version}, this one knows up to ${known})`,
  );
}

function readEntry(value: unknown[], version: number, number: number): BackupEntry {
  const line = entryLine.safeParse(value);
  if (!line.success) throw new BackupFault(`line ${number} is no record`);
  const [collection, key, stored] = line.data;
  const read = readRecord<RecordTypes[CollectionName]>(recordKind(collection), version, stored);
  if (!read.ok) throw new BackupFault(`the record in line ${number} does not fit: ${read.why}`);
  return { collection, key, record: read.record };
}

function readTrailer(value: unknown, number: number): z.infer<typeof trailer> {
  const read = trailer.safeParse(value);
  if (!read.success) throw new BackupFault(`line ${number} is damaged`);
  return read.data;
}
