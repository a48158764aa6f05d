import { join } from 'node:path';
import { z } from 'zod';
import type { FileSystem } from './file-system.ts';

/** Who holds the lock, written beside it for the words of a refusal. */
export interface Holder {
  pid: number;
  host: string;
  /** ISO instant the lock was taken. */
  startedAt: string;
  /** Tells one holding from the next. */
  token: string;
}

const schema: z.ZodType<Holder> = z.object({
  pid: z.int(),
  host: z.string(),
  startedAt: z.string(),
  token: z.string(),
});

export function holderPath(dir: string): string {
  return join(dir, 'lock.json');
}

/** The holder, or `null` when nothing readable tells who it is. */
export async function readHolder(files: FileSystem, dir: string): Promise<Holder | null> {
  const bytes = await files.read(holderPath(dir));
  if (bytes === null) return null;
  const parsed = schema.safeParse(parseJson(bytes.toString('utf8')));
  return parsed.success ? parsed.data : null;
}

/** `process 4711 on desk-3, since 2026-11-23T09:00:00.000Z`, or what can be said without knowing. */
export function holderInWords(holder: Holder | null): string {
  if (holder === null) return 'another process';
  return `process ${holder.pid} on ${holder.host}, since ${holder.startedAt}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
