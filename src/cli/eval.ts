import { join } from 'node:path';
import { OperatorError } from '../core/errors.ts';
import { evaluateRankings, percentile } from '../core/evaluation/index.ts';
import { makePaper } from '../core/paper/make-paper.ts';
import type { Paper } from '../core/paper/paper.ts';
import { parseQuery } from '../core/query/parse-query.ts';
import { createMiniSearchIndex } from '../search/minisearch/index.ts';
import { progressBar } from './progress-bar.ts';
import { type FileQuery, linesOf, readQueries } from './query-file.ts';
import { printJson, printLine, type Shell, type Subcommand } from './subcommand.ts';
import { readWords } from './words.ts';

const USAGE = 'eval <collection dir> [--json]';
const DEPTH = 1000;
const BATCH = 500;

export const evaluate: Subcommand = {
  name: 'eval',
  usage: USAGE,
  description: 'Score the search on a test collection: docs.jsonl, queries.jsonl, qrels.tsv',
  async run(words, shell) {
    const flags = { json: { type: 'boolean' } } as const;
    const { values, positionals } = readWords(words, { flags, least: 1, most: 1, usage: USAGE });
    const folder = positionals[0] ?? '';
    const index = await indexDocs(join(folder, 'docs.jsonl'), shell);
    const grades = await readGrades(join(folder, 'qrels.tsv'));
    const queries: FileQuery[] = [];
    for await (const query of readQueries(join(folder, 'queries.jsonl'))) queries.push(query);

    const times: number[] = [];
    const rankings = new Map<string, string[]>();
    for (const { id, text } of queries) {
      if (!grades.has(id)) continue;
      const startedMs = performance.now();
      const hits = await index.search(parseQuery(text), DEPTH);
      times.push(performance.now() - startedMs);
      rankings.set(
        id,
        hits.map((hit) => hit.id),
      );
    }
    const figures = {
      ...evaluateRankings(rankings, grades),
      p50ms: percentile(times, 50),
      p99ms: percentile(times, 99),
    };
    if (values.json === true) printJson(shell, figures);
    else
      for (const [name, value] of Object.entries(figures))
        printLine(shell, `${name.padEnd(12)} ${value.toFixed(4)}`);
    return 0;
  },
};

async function indexDocs(path: string, shell: Shell) {
  const index = createMiniSearchIndex();
  const bar = progressBar(shell.stderr, 'Indexing');
  let batch: Paper[] = [];
  let count = 0;
  for await (const line of linesOf(path)) {
    if (line.trim() === '') continue;
    batch.push(toPaper(line, path, count + 1));
    count += 1;
    if (batch.length < BATCH) continue;
    await index.add(batch);
    bar.update(count, null);
    batch = [];
  }
  await index.add(batch);
  bar.end();
  return index;
}

function toPaper(line: string, path: string, number: number): Paper {
  try {
    const { id, title, text } = JSON.parse(line) as { id: unknown; title?: unknown; text?: unknown };
    const draft = { id: String(id), title: String(title ?? ''), abstract: String(text ?? '') };
    return makePaper(draft, { source: 'collection', ref: 'docs.jsonl', retrieved: '1970-01-01' });
  } catch (cause) {
    throw new OperatorError('bad-collection', `${path}, line ${number} is not JSON.`, { cause });
  }
}

/** Grades by query and document. A first line of column names is passed over. */
async function readGrades(path: string): Promise<Map<string, Map<string, number>>> {
  const grades = new Map<string, Map<string, number>>();
  for await (const line of linesOf(path)) {
    const [query = '', document = '', grade = ''] = line.split('\t');
    const value = Number(grade);
    if (grade.trim() === '' || Number.isNaN(value)) continue;
    const row = grades.get(query) ?? new Map<string, number>();
    row.set(document, value);
    grades.set(query, row);
  }
  return grades;
}
