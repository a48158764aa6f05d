import { statfs } from 'node:fs/promises';

/** What is left for this user on the disk a folder lives on; `null` where the system does not say. */
export async function diskSpace(folder: string): Promise<{ freeBytes: number; sizeBytes: number } | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { freeBytes: bavail * bsize, sizeBytes: blocks * bsize };
  } catch {
    return null;
  }
}
