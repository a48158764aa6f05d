import { createHash, type Hash } from 'node:crypto';
import { COLLECTIONS, type CollectionName } from '../core/ports/store.ts';
import type { BackupEntry } from './backup-format.ts';

/** What a collection holds, in a few characters that two stores can be compared by. */
export interface CollectionSummary {
  count: number;
  /** Of keys and records in whatever order: SHA-256 of each, combined by exclusive or. */
  content: string;
  /** Of keys and records in the order of their insertion: SHA-256. */
  order: string;
}

export type Summary = Record<CollectionName, CollectionSummary>;

/** Reads everything and sums it up; `onRecord` is called for each record. */
export async function summarise(
  entries: AsyncIterable<BackupEntry>,
  onRecord: () => void = () => undefined,
): Promise<Summary> {
  const sums = new Map(COLLECTIONS.map((name) => [name, startSum()]));
  for await (const { collection, key, record } of entries) {
    sums.get(collection)?.add(key, record);
    onRecord();
  }
  return Object.fromEntries([...sums].map(([name, sum]) => [name, sum.end()])) as Summary;
}

/** Where two stores differ, as a clause: `papers are in another order`; `null` where they do not. */
export function difference(source: Summary, target: Summary): string | null {
  for (const name of COLLECTIONS) {
    const [wanted, found] = [source[name], target[name]];
    if (found.count !== wanted.count) return `${found.count} of ${wanted.count} records of ${name} are there`;
    if (found.content !== wanted.content) return `records of ${name} are not what they were`;
    if (found.order !== wanted.order) return `records of ${name} are in another order`;
  }
  return null;
}

/** One line for everything, the same only for stores that hold the same in the same order. */
export function fingerprintOf(summary: Summary): string {
  const hash = createHash('sha256');
  for (const name of COLLECTIONS) hash.update(`${name} ${summary[name].count} ${summary[name].order}\n`);
  return hash.digest('hex');
}

export function countsOf(summary: Summary): Record<CollectionName, number> {
  return Object.fromEntries(COLLECTIONS.map((name) => [name, summary[name].count])) as Record<
    CollectionName,
    number
  >;
}

export function totalOf(summary: Summary): number {
  return COLLECTIONS.reduce((total, name) => total + summary[name].count, 0);
}

function startSum() {
  const order: Hash = createHash('sha256');
  const content = Buffer.alloc(32);
  let count = 0;
  return {
    add(key: string, record: unknown): void {
      const line = `${JSON.stringify(key)} ${canonical(record)}\n`;
      order.update(line);
      const digest = createHash('sha256').update(line).digest();
      for (let index = 0; index < content.length; index += 1)
        content[index] = (content[index] ?? 0) ^ (digest[index] ?? 0);
      count += 1;
    },
    end: (): CollectionSummary => ({ count, content: content.toString('hex'), order: order.digest('hex') }),
  };
}

/** JSON with the fields in one order: a database need not keep theirs. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(Reflect.get(value, name))}`).join()}}`;
}
