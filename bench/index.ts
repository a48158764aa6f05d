import { parseArgs } from 'node:util';
import { contenders } from './contenders/index.ts';
import { type Library, largeLibraryFile } from './load.ts';
import { describeMachine, packageVersions } from './machine.ts';
import { busyTable } from './report/busy.ts';
import { collectionTable, rankingTable } from './report/collections.ts';
import { comparison } from './report/comparison.ts';
import { buildTable, hostileTable, speedTable } from './report/costs.ts';
import { knownItemTable } from './report/known-items.ts';
import { confidenceTable, summaryTable } from './report/own-figures.ts';
import { claimLines, ratioTable } from './report/ratios.ts';
import { grouped } from './report/table.ts';
import type { CollectionResult } from './run-collections.ts';
import { runInChild } from './run-in-child.ts';
import { runSection } from './run-section.ts';
import { runSummaries } from './run-summaries.ts';
import { readRun, type StoredLibrary, storeRun } from './stored-run.ts';

/**
 * `npm run bench`: every figure of the search in one run, beside the alternatives, which get the same questions or a
 * stated part of them, and beside what is to be reached. Tables go to standard output, progress to standard error,
 * and all figures into one file under `bench/results`. `--quick` stops at 10,000 papers and asks less; `--compare FILE`
 * sets the run against one stored earlier. What needs the material kept beside the checkout is left out, and said so,
 * where that is absent.
 */
const { values: options } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, compare: { type: 'string' } },
});
const before = options.compare === undefined ? null : readRun(options.compare);
const { quick } = options;
const LARGE_LIBRARIES = quick ? [10_000] : [10_000, 100_000];
const AMOUNTS = quick
  ? { perKind: 25, topics: 50, titlesTyped: 10, similar: 25 }
  : { perKind: 500, topics: 500, titlesTyped: 60, similar: 200 };
const MOST_JUDGED = quick ? 50 : Infinity;
/** About as many as a test collection holds. */
const COLLECTION_PAPERS = 1400;
const CONFIDENCE_PER_KIND = quick ? 25 : 100;
const CONFIDENCE_LIBRARY = 10_000;
const BUSY_LIBRARY = quick ? 10_000 : 100_000;

const stamp = new Date().toISOString();
const machine = describeMachine();
const versions = packageVersions();
const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
say(`# Search bench\n\n${machine}\n\nAlternatives: ${named.join(', ')}`);

const hasLarge = largeLibraryFile() !== null;
if (!hasLarge) say('\nNo large library: left out.');
const libraries: StoredLibrary[] = [];
for (const library of ['seed', ...(hasLarge ? LARGE_LIBRARIES : [])] as const) {
  libraries.push(
    await section(library, library === 'seed' ? 'The seed library' : `${grouped(library)} records`),
  );
}

const collections = await rankCollections();
if (collections.length === 0) say('\nNo collections: left out.');
else say(`\n## Collections\n\n${rankingTable(collections)}\n\n${collectionTable(collections)}`);

const summaries = runSummaries();
say(summaries === null ? '\nNo summaries: left out.' : `\n## Key sentences\n\n${summaryTable(summaries)}`);

const confidence = hasLarge ? await askConfidence() : [];
if (confidence.length > 0)
  say(`\n## Confidence, ${grouped(CONFIDENCE_LIBRARY)} records\n\n${confidenceTable(confidence)}`);

const busy = hasLarge ? await askWhileBusy() : [];
if (busy.length > 0) say(`\n## Asked while busy, ${grouped(BUSY_LIBRARY)} records\n\n${busyTable(busy)}`);

if (before !== null)
  say(
    `\n## Against ${before.stamp}\n\nThen: ${before.machine}\n\n${comparison({ libraries, collections }, before)}`,
  );
say(
  `\nStored in ${storeRun({ stamp, machine, versions, quick, libraries, collections, summaries, confidence, busy })}`,
);

async function section(library: Library, title: string): Promise<StoredLibrary> {
  const runs = await runSection(library, title, AMOUNTS);
  const results = runs.map(({ result }) => result);
  const claims = claimLines(runs);
  const parts = [knownItemTable(results), speedTable(results), ratioTable(runs), claims.join('\n')];
  const hostile = hostileTable(results.flatMap((result) => result.hostile));
  say(`\n## ${title}\n\n${[...parts, buildTable(results), hostile].join('\n\n')}`);
  return { title, results: results.map(({ timesMs: _, ...result }) => result), claims };
}

async function rankCollections(): Promise<CollectionResult[]> {
  const results: CollectionResult[] = [];
  for (const { name, packages, share } of contenders) {
    const most =
      packages.length === 0 ? Infinity : Math.min(MOST_JUDGED, share(COLLECTION_PAPERS)?.judged ?? 0);
    const job = { kind: 'collections', contender: name, most } as const;
    results.push(...((await runInChild(job, 'Collections')) ?? []));
  }
  return results;
}

async function askConfidence() {
  const job = {
    kind: 'confidence',
    contender: 'Broadsheet',
    library: CONFIDENCE_LIBRARY,
    perKind: CONFIDENCE_PER_KIND,
  } as const;
  return (await runInChild(job, 'Confidence')) ?? [];
}

async function askWhileBusy() {
  const job = { kind: 'busy', contender: 'Broadsheet', library: BUSY_LIBRARY } as const;
  return (await runInChild(job, 'Asked while busy')) ?? [];
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
