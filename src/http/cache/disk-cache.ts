import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeEntry, encodeEntry, type KeptAnswer } from './entry.ts';

/**
 * Answers on disk, one file each, up to a size in all; those used longest ago go first. It is a convenience: whatever
 * goes wrong with the disk is a miss, never an error.
 */
export interface DiskCache {
  /** The answer under a key, `null` for none. Keys are 64 hexadecimal digits. */
  read(key: string): Promise<KeptAnswer | null>;
  write(key: string, answer: KeptAnswer): Promise<void>;
  /** What is kept now, in bytes of files. */
  bytes(): Promise<number>;
}

export interface DiskCacheParts {
  /** Made when missing, for its owner alone. */
  folder: string;
  mostBytes: number;
  now: () => Date;
}

const KEY = /^[0-9a-f]{64}$/;
const TEMPORARY = /^\.[0-9a-f]{64}\.[0-9a-f-]{36}\.tmp$/;

/** By key, those used longest ago first. */
type Index = Map<string, { bytes: number }>;

export function openDiskCache({ folder, mostBytes, now }: DiskCacheParts): DiskCache {
  let index: Promise<Index> | null = null;
  /** Changes of the folder go one after the other. */
  let last: Promise<unknown> = Promise.resolve();

  return {
    async read(key) {
      const files = await opened();
      const entry = files.get(key);
      if (entry === undefined) return null;
      const answer = await readFile(pathOf(key)).then(decodeEntry, () => null);
      if (answer === null) {
        await inTurn(() => remove(files, key));
        return null;
      }
      if (files.delete(key)) files.set(key, entry);
      await utimes(pathOf(key), now(), now()).catch(() => undefined);
      return answer;
    },
    async write(key, answer) {
      const bytes = encodeEntry(answer);
      if (bytes.byteLength > mostBytes) return;
      const files = await opened();
      await inTurn(async () => {
        await writeWhole(key, bytes);
        files.delete(key);
        files.set(key, { bytes: bytes.byteLength });
        await makeRoom(files);
      });
    },
    bytes: async () => total(await opened()),
  };

  function pathOf(key: string): string {
    return join(folder, key);
  }

  function inTurn(change: () => Promise<void>): Promise<void> {
    const done = last.then(change).catch(() => undefined);
    last = done;
    return done;
  }

  /** What an earlier process left, in the order of its last uses; unfinished files are cleared away. */
  function opened(): Promise<Index> {
    index ??= list().catch((): Index => new Map());
    return index;
  }

  async function list(): Promise<Index> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const names = await readdir(folder);
    await Promise.all(
      names.filter((name) => TEMPORARY.test(name)).map((name) => rm(join(folder, name), { force: true })),
    );
    const files: { key: string; bytes: number; usedAtMs: number }[] = [];
    for (const key of names.filter((name) => KEY.test(name))) {
      const facts = await stat(pathOf(key)).catch(() => null);
      if (facts?.isFile()) files.push({ key, bytes: facts.size, usedAtMs: facts.mtimeMs });
    }
    files.sort((a, b) => a.usedAtMs - b.usedAtMs);
    const found: Index = new Map(files.map(({ key, bytes }) => [key, { bytes }]));
    await makeRoom(found);
    return found;
  }

  async function writeWhole(key: string, bytes: Buffer): Promise<void> {
    const temporary = join(folder, `.${key}.${randomUUID()}.tmp`);
    try {
      const file = await open(temporary, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
      } finally {
        await file.close();
      }
      await utimes(temporary, now(), now());
      await rename(temporary, pathOf(key));
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw error;
    }
  }

  async function makeRoom(files: Index): Promise<void> {
    let bytes = total(files);
    for (const [key, entry] of files) {
      if (bytes <= mostBytes) return;
      bytes -= entry.bytes;
      await remove(files, key);
    }
  }

  async function remove(files: Index, key: string): Promise<void> {
    files.delete(key);
    await rm(pathOf(key), { force: true });
  }
}

function total(files: Index): number {
  let bytes = 0;
  for (const entry of files.values()) bytes += entry.bytes;
  return bytes;
}
