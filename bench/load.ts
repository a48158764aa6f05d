import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { makePaper } from '../src/core/paper/make-paper.ts';
import type { Paper, PaperDraft } from '../src/core/paper/paper.ts';
import { syntheticPapers } from './synthetic-papers.ts';

const PROVENANCE = { source: 'bench', ref: 'bench', retrieved: '1970-01-01' };

/** The folder of the checkout, found from the sources and from their compiled form alike. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    if (dirname(folder) === folder) throw new Error('package.json was not found above the bench');
    folder = dirname(folder);
  }
  return folder;
}

/** A file kept beside the checkout, or `null` where there is none. */
export function sharedFile(...parts: string[]): string | null {
  const path = join(projectRoot(), '..', 'shared', ...parts);
  return existsSync(path) ? path : null;
}

export function loadSeedLibrary(): Paper[] {
  const text = readFileSync(join(projectRoot(), 'data', 'seed', 'library.json'), 'utf8');
  const { papers } = JSON.parse(text) as { papers: PaperDraft[] };
  return papers.map((draft) => makePaper(draft, PROVENANCE));
}

/** The first `most` records of a large library in JSON Lines, gzipped or not. */
export function loadRecords(path: string, most: number): Paper[] {
  return readRecords(path)
    .slice(0, most)
    .map((record) => makePaper(record as unknown as PaperDraft, PROVENANCE));
}

/** A library by name, for processes that each load it: the seed, or so many records of the large one. */
export type Library = 'seed' | number;

/** `null` where the large library is absent. */
export function largeLibraryFile(): string | null {
  return sharedFile('collections', 'arxiv100k', 'papers.jsonl.gz');
}

/** Of more records than the large library has, the rest is made from those (synthetic-papers.ts). */
export function loadLibrary(library: Library): Paper[] {
  if (library === 'seed') return loadSeedLibrary();
  const real = loadRecords(largeLibraryFile() ?? '', library);
  return library === real.length ? real : [...real, ...syntheticPapers(real, library - real.length)];
}

export interface Collection {
  papers: Paper[];
  queries: { id: string; text: string }[];
  judgements: Map<string, Map<string, number>>;
}

/** A test collection: `docs.jsonl`, `queries.jsonl` and `qrels.tsv` in one folder. */
export function loadCollection(folder: string): Collection {
  const docs = readRecords(join(folder, 'docs.jsonl'));
  const queries = readRecords(join(folder, 'queries.jsonl'));
  const judgements = new Map<string, Map<string, number>>();
  for (const line of readFileSync(join(folder, 'qrels.tsv'), 'utf8').trim().split('\n')) {
    const [query = '', document = '', grade = ''] = line.split('\t');
    if (!/^\d+$/.test(grade.trim())) continue;
    judgements.set(query, (judgements.get(query) ?? new Map()).set(document, Number(grade)));
  }
  return {
    papers: docs.map(({ id = '', title = '', text = '' }) =>
      makePaper({ id, title, abstract: text }, PROVENANCE),
    ),
    queries: queries.map(({ id = '', text = '' }) => ({ id, text })).filter(({ id }) => judgements.has(id)),
    judgements,
  };
}

export function readRecords(path: string): Record<string, string>[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Record<string, string>);
}
