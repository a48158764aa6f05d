import { parseArgs } from 'node:util';
import type { Asked } from './common-timings.ts';
import { broadsheet } from './contenders/broadsheet.ts';
import { broadsheetPostgres } from './contenders/broadsheet-postgres.ts';
import { largeLibraryFile, loadLibrary } from './load.ts';
import { describeMachine } from './machine.ts';
import { BENCH_SETTINGS } from './postgres/server.ts';
import { makeQuestions } from './questions.ts';
import { kindTimingTable } from './report/by-kind.ts';
import { buildTable, hostileTable } from './report/costs.ts';
import { knownItemTable } from './report/known-items.ts';
import { grouped, rounded, table } from './report/table.ts';
import { runInChild } from './run-in-child.ts';

/**
 * `npm run bench:postgres -- --records N [--per-kind 100] [--only postgres]`: the engine in PostgreSQL beside the one in
 * memory, the same questions over the same N records, each in its own process. Past the hundred thousand real records
 * the rest is made from them. Every known item has one right answer among all N.
 */
const { values: options } = parseArgs({
  options: {
    records: { type: 'string', default: '20000' },
    'per-kind': { type: 'string', default: '100' },
    only: { type: 'string' },
  },
});
const records = Number(options.records);
const perKind = Number(options['per-kind']);
const AMOUNTS = { perKind, topics: 2 * perKind, titlesTyped: 20, similar: perKind };
const MOST_MS = 100 * 60_000;

if (largeLibraryFile() === null) {
  process.stdout.write('No large library: nothing to ask.\n');
} else {
  say(
    `# ${grouped(records)} records\n\n${describeMachine()}; PostgreSQL with ${JSON.stringify(BENCH_SETTINGS)}`,
  );
  const questions = makeQuestions(loadLibrary(records), AMOUNTS);
  const runs: Asked[] = [];
  for (const { name } of [broadsheetPostgres, broadsheet]) {
    if (options.only === 'postgres' && name !== broadsheetPostgres.name) continue;
    const job = { kind: 'library', contender: name, library: records, questions } as const;
    const result = await runInChild(job, grouped(records), MOST_MS);
    if (result !== null) runs.push({ questions, result });
  }
  const results = runs.map(({ result }) => result);
  say(`\n${knownItemTable(results)}\n\n${kindTimingTable(runs)}\n\n${buildTable(results)}`);
  for (const { contender, hostile, disk } of results) {
    say(`\n## ${contender}\n\n${hostileTable(hostile)}`);
    if (disk.length === 0) continue;
    const all = disk.reduce((sum, { megabytes }) => sum + megabytes, 0);
    const rows = disk
      .filter(({ megabytes }) => megabytes >= 0.1)
      .map(({ name, megabytes }) => [name, rounded(megabytes)]);
    say(`\n${table(['on disk', 'MB'], [...rows, ['all', rounded(all)]])}`);
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
