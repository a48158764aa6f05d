import type { FileSystem } from './file-system.ts';

/** The name itself, or with a number where the folder has one of that name. */
export async function freeName(files: FileSystem, folder: string, name: string): Promise<string> {
  const taken = new Set(await files.list(folder));
  if (!taken.has(name)) return name;
  for (let number = 2; ; number += 1) {
    if (!taken.has(`${name}-${number}`)) return `${name}-${number}`;
  }
}

/** An instant as a part of a file's name: `2026-11-23T09-00-00Z`. */
export function fileStamp(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
}
