import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Paper } from '../src/core/paper/paper.ts';
import { broadsheet, miniSearchAsDocumented } from './contenders.ts';
import { makeKnownItems } from './known-items.ts';
import { loadRecords, loadSeedLibrary, projectRoot, sharedFile } from './load.ts';
import { COLLECTIONS_TO_BEAT } from './reference-figures.ts';
import { collectionTable, confidenceTable, costTable, knownItemTable, summaryTable } from './report.ts';
import { runCollections } from './run-collections.ts';
import { runConfidence } from './run-confidence.ts';
import { runKnownItems } from './run-known-items.ts';
import { runSummaries } from './run-summaries.ts';

/**
 * `npm run bench`: every figure of the search in one run, beside what is to be reached and beside MiniSearch as
 * its documentation suggests, which gets the same questions. `--quick` stops at 10,000 papers. What needs the
 * material kept beside the checkout is left out, and said so, where that is absent.
 */
const quick = process.argv.includes('--quick');
const SIZES = quick ? [10_000] : [10_000, 100_000];
const PER_KIND = quick ? 25 : 100;
/** MiniSearch needs seconds for some questions over 100,000 papers. */
const PER_KIND_LARGE = 20;
const LARGE = 100_000;
const CONFIDENCE_PER_KIND = quick ? 25 : 100;

const load = loadavg()[0]?.toFixed(1);
const machine = `${cpus()[0]?.model ?? 'unknown CPU'}, ${cpus().length} cores (load ${load}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
say(`# Search bench\n\n${machine}`);

const seed = await section('The seed library', loadSeedLibrary(), PER_KIND);

const collections = await runCollections(Object.keys(COLLECTIONS_TO_BEAT));
say(
  collections.length === 0
    ? '\nNo collections: left out.'
    : `\n## Collections\n\n${collectionTable(collections)}`,
);

const summaries = runSummaries();
say(summaries === null ? '\nNo summaries: left out.' : `\n## Key sentences\n\n${summaryTable(summaries)}`);

const path = sharedFile('collections', 'arxiv100k', 'papers.jsonl.gz');
if (path === null) say('\nNo large library: left out.');
const large = [];
for (const size of path === null ? [] : SIZES) {
  const perKind = size === LARGE ? PER_KIND_LARGE : PER_KIND;
  large.push(await section(`${size} records`, loadRecords(path ?? '', size), perKind));
}

const confidence = path === null ? [] : await runConfidence(loadRecords(path, 10_000), CONFIDENCE_PER_KIND);
if (confidence.length > 0) say(`\n## Confidence, 10000 records\n\n${confidenceTable(confidence)}`);

const folder = join(projectRoot(), 'bench', 'results');
const stamp = new Date().toISOString();
mkdirSync(folder, { recursive: true });
const stored = join(folder, `search-${stamp.replaceAll(':', '-')}.json`);
const run = { stamp, machine, quick, seed, collections, summaries, large, confidence };
writeFileSync(stored, `${JSON.stringify(run, null, 2)}\n`);
say(`\nStored in ${stored}`);

async function section(title: string, papers: readonly Paper[], perKind: number) {
  const items = makeKnownItems(papers, perKind);
  const results = [
    await runKnownItems(broadsheet(), papers, items),
    await runKnownItems(miniSearchAsDocumented(), papers, items),
  ];
  say(`\n## ${title}\n\n${knownItemTable(results, papers.length >= LARGE)}\n\n${costTable(results)}`);
  return results;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
