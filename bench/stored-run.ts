import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './load.ts';
import type { CollectionResult } from './run-collections.ts';
import type { ConfidenceResult } from './run-confidence.ts';
import type { LibraryResult } from './run-library.ts';
import type { SummaryResult } from './run-summaries.ts';
import type { BusyResult } from './run-while-busy.ts';

const FORMAT = 3;

export interface StoredRun {
  format: typeof FORMAT;
  stamp: string;
  machine: string;
  versions: Record<string, string>;
  quick: boolean;
  libraries: StoredLibrary[];
  collections: CollectionResult[];
  summaries: SummaryResult | null;
  confidence: ConfidenceResult[];
  busy: BusyResult[];
}

export interface StoredLibrary {
  title: string;
  results: Omit<LibraryResult, 'timesMs'>[];
  /** How many times as long the alternatives take, in words. */
  claims: string[];
}

/** Writes a run as JSON into `bench/results`, which git passes over, and gives the file's path. */
export function storeRun(run: Omit<StoredRun, 'format'>): string {
  const folder = join(projectRoot(), 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `search-${run.stamp.replaceAll(':', '-')}.json`);
  writeFileSync(path, `${JSON.stringify({ format: FORMAT, ...run }, null, 2)}\n`);
  return path;
}

/** Throws when the file is not a run of this form: earlier ones held other figures. */
export function readRun(path: string): StoredRun {
  const run = JSON.parse(readFileSync(path, 'utf8')) as Partial<StoredRun>;
  if (run.format !== FORMAT) throw new Error(`${path} is not a run in the form this bench stores`);
  return run as StoredRun;
}
