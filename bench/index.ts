import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { broadsheet, miniSearchAsDocumented } from './contenders.ts';
import { loadRecords, loadSeedLibrary, projectRoot, sharedFile } from './load.ts';
import { COLLECTIONS_TO_BEAT } from './reference-figures.ts';
import { collectionTable, costTable, knownItemTable } from './report.ts';
import { runCollections } from './run-collections.ts';
import { type KnownItemResult, runKnownItems } from './run-known-items.ts';

/**
 * `npm run bench`: every figure of the search in one run, beside what is to be reached and beside MiniSearch as
 * its documentation suggests. `--quick` takes a tenth of the large library and fewer questions. What needs the
 * material kept beside the checkout is left out, and said so, where that is absent.
 */
const quick = process.argv.includes('--quick');
const LARGE = quick ? 10_000 : 100_000;
const PER_KIND = quick ? 50 : 500;
const PER_KIND_BASELINE = quick ? 10 : 25;

const machine = `${cpus()[0]?.model ?? 'unknown CPU'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
say(`# Search bench\n\n${machine}\n`);

const seedLibrary = loadSeedLibrary();
const seed = [
  await runKnownItems(broadsheet(), seedLibrary, PER_KIND),
  await runKnownItems(miniSearchAsDocumented(), seedLibrary, PER_KIND),
];
say(`## The seed library\n\n${knownItemTable(seed, false)}\n\n${costTable(seed)}\n`);

const collections = await runCollections(Object.keys(COLLECTIONS_TO_BEAT));
say(
  collections.length === 0
    ? 'No collections beside the checkout: left out.\n'
    : `## Collections\n\n${collectionTable(collections)}\n`,
);

const large = await runLarge();
say(
  large.length === 0
    ? 'No large library beside the checkout: left out.\n'
    : `## ${LARGE} records\n\n${knownItemTable(large, true)}\n\n${costTable(large)}\n`,
);

const folder = join(projectRoot(), 'bench', 'results');
const stamp = new Date().toISOString();
mkdirSync(folder, { recursive: true });
const path = join(folder, `${stamp.replaceAll(':', '-')}.json`);
writeFileSync(path, `${JSON.stringify({ stamp, machine, quick, seed, collections, large }, null, 2)}\n`);
say(`Stored in ${path}`);

async function runLarge(): Promise<KnownItemResult[]> {
  const path = sharedFile('collections', 'arxiv100k', 'papers.jsonl.gz');
  if (path === null) return [];
  const papers = loadRecords(path, LARGE);
  const ours = await runKnownItems(broadsheet(), papers, PER_KIND);
  return [ours, await runKnownItems(miniSearchAsDocumented(), papers, PER_KIND_BASELINE)];
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
