import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuthorDraft, PaperDraft, Provenance } from './core/paper/paper.ts';
import type { ReadEvent } from './core/ports/formats.ts';
import { packageRoot } from './package-root.ts';

/** The library Broadsheet ships with: data/seed/library.json. */
export interface Seed {
  /** Goes up when the shipped facts change; a store remembers which it was given. */
  version: number;
  origin: Omit<Provenance, 'facts'>;
  events: ReadEvent[];
}

interface SeedFile {
  version: number;
  source: string;
  ref: string;
  captured: string;
  authors: AuthorDraft[];
  papers: PaperDraft[];
}

/** Reads the shipped library. Its shape is checked by test/data/seed.test.ts, since it comes with the code. */
export async function readSeed(): Promise<Seed> {
  const file = JSON.parse(
    await readFile(join(packageRoot(), 'data', 'seed', 'library.json'), 'utf8'),
  ) as SeedFile;
  return {
    version: file.version,
    origin: { source: file.source, ref: file.ref, retrieved: file.captured },
    events: [
      ...file.authors.map((author, index) => ({
        kind: 'author' as const,
        author,
        where: `author ${index + 1}`,
      })),
      ...file.papers.map((paper, index) => ({ kind: 'paper' as const, paper, where: `paper ${index + 1}` })),
    ],
  };
}
