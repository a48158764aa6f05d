import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runProgram, temporaryFolder } from '../support/program.ts';

const folder = temporaryFolder();
const dataDir = join(folder.path, 'data');
const env = { DATA_DIR: dataDir };
const run = (...words: string[]) => runProgram(words, { env });
const json = async (...words: string[]) => JSON.parse((await run(...words)).stdout) as unknown;
const HIRE = 'hire-high-recall-approximate-top-k-estimation-for-efficient-llm-inference';

beforeAll(async () => {
  await run('library');
});
afterAll(() => folder.remove());

describe('search', () => {
  test('prints the best first, in the contract’s shape, as JSON alone', async () => {
    const { code, stdout, stderr } = await run('search', 'high recall top-k', '--json');

    const [first] = JSON.parse(stdout) as Record<string, unknown>[];
    expect(Object.keys(first ?? {})).toEqual(['id', 'title', 'score', 'published', 'arxivId']);
    expect(first).toMatchObject({ id: HIRE, published: '2024-02-14' });
    expect([code, stderr]).toEqual([0, '']);
  });

  test('keeps to the limit', async () => {
    expect(await json('search', 'transformers', '--limit', '3', '--json')).toHaveLength(3);
  });

  test('answers a file of queries, a line each', async () => {
    const file = join(folder.path, 'queries.jsonl');
    writeFileSync(file, '{"id":"a","text":"HiRE"}\n{"id":"b","text":"lazy neuron"}\n');

    const { stdout } = await run('search', '--queries', file, '--limit', '2', '--json');

    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; ms: number; results: { id: string }[] });
    expect(lines.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(lines[0]?.results[0]).toMatchObject({ id: HIRE, score: expect.any(Number) });
    expect(lines[0]?.ms).toEqual(expect.any(Number));
  });
});

describe('the other calls that read', () => {
  test('suggest completes what is typed', async () => {
    expect(await json('suggest', 'lazy neu', '--limit', '1', '--json')).toEqual([
      expect.objectContaining({ arxivId: '2210.06313' }),
    ]);
  });

  test('similar names other papers in the same shape', async () => {
    const found = (await json('similar', HIRE, '--json')) as { id: string }[];

    expect(found.length).toBeGreaterThan(0);
    expect(found.map(({ id }) => id)).not.toContain(HIRE);
  });

  test('paper gives one paper whole, by id or arXiv id', async () => {
    expect(await json('paper', HIRE, '--json')).toMatchObject({
      id: HIRE,
      categories: ['cs.LG'],
      authorsCut: true,
    });
    expect(await json('paper', '2210.06313', '--json')).toMatchObject({ arxivId: '2210.06313' });
  });

  test('author gives the figures with their source', async () => {
    expect(await json('author', 'Bhojanapalli', '--json')).toMatchObject({
      name: 'Srinadh Bhojanapalli',
      figures: expect.arrayContaining([
        { name: 'h-index', value: 117, unit: 'count', source: 'author page' },
      ]),
    });
  });

  test('library counts', async () => {
    expect(await json('library', '--json')).toMatchObject({
      papers: 43,
      byCategory: { 'stat.ML': 9 },
      byYear: { 2013: 1 },
    });
  });

  test('ask replies as in a chat, in words or as the neutral document', async () => {
    expect((await run('ask', '/paper lazy neuron')).stdout).toContain('Activation Sparsity');
    expect(await json('ask', 'lazy neuron', '--as', 'json')).toMatchObject({
      visibility: 'asker',
      blocks: expect.any(Array),
    });
  });

  test('export writes the library to stdout', async () => {
    const { stdout } = await run('export', '--format', 'jsonl');

    expect(stdout.trim().split('\n')).toHaveLength(43);
  });
});

describe('import', () => {
  test('adds papers once, merges what is known, and names what it skips', async () => {
    const file = join(folder.path, 'papers.jsonl');
    writeFileSync(
      file,
      [
        '{"title":"A wholly new paper","authors":["Ada First"],"published":"2020"}',
        'not json',
        `{"title":"HiRE: High Recall Approximate Top-$k$ Estimation for Efficient LLM Inference","authors":["Chong You"],"published":"2024","abstract":"An abstract."}`,
      ].join('\n'),
    );

    const first = await json('import', 'jsonl', file, '--captured', '2026-11-20', '--json');
    const second = await json('import', 'jsonl', file, '--captured', '2026-11-21', '--json');

    expect(first).toMatchObject({ read: 2, added: 1, updated: 1, unchanged: 0, notes: [] });
    expect(first).toMatchObject({ skipped: [{ where: 'line 2', why: expect.any(String) }] });
    expect(second).toMatchObject({ read: 2, added: 0, updated: 0, unchanged: 2 });
    expect(await json('paper', HIRE, '--json')).toMatchObject({
      abstract: 'An abstract.',
      published: '2024-02-14',
    });
  });
});

describe('backup and restore', () => {
  test('bring everything back, and keep what was there', async () => {
    const file = join(folder.path, 'backup.gz');
    await run('ask', '/reading add lazy neuron');

    const saved = await run('backup', file);
    await run('ask', '/broadsheet forget-me confirm');
    const restored = await run('restore', file);

    expect([saved.code, restored.code]).toEqual([0, 0]);
    expect(saved.stdout).toMatch(/^Saved 4[34] papers, 1 author, 1 reading list/);
    expect(restored.stdout).toContain('What was there before is kept in');
    expect((await run('ask', '/reading list')).stdout).toContain('Lazy Neuron');
  });

  test('refuse a file that is no backup, and change nothing', async () => {
    const file = join(folder.path, 'no-backup.gz');
    writeFileSync(file, 'nonsense');

    const { code, stderr } = await run('restore', file);

    expect(code).toBe(1);
    expect(stderr).toMatch(/^broadsheet: .*no-backup\.gz.*\n$/);
    expect(await json('library', '--json')).toMatchObject({ papers: expect.any(Number) });
  });
});

describe('a mistake', () => {
  test.each([
    ['no such command', ['fly'], 2],
    ['no such flag', ['search', 'x', '--fast'], 2],
    ['too many words', ['search', 'a', 'b'], 2],
    ['a limit that is no number', ['search', 'x', '--limit', 'many'], 2],
    ['an unknown format', ['export', '--format', 'pdf'], 2],
    ['an unknown form', ['ask', 'x', '--as', 'fax'], 2],
    ['an unknown paper', ['paper', 'nope'], 1],
    ['an unknown author', ['author', 'Nobody Atall'], 1],
    ['a missing file', ['import', 'jsonl', '/no/such/file.jsonl'], 1],
    ['a missing query file', ['search', '--queries', '/no/such.jsonl', '--json'], 1],
    ['a missing backup', ['restore', '/no/such.gz'], 1],
    ['a missing collection', ['eval', '/no/such', '--json'], 1],
  ])('%s is one plain line on stderr', async (_what, words, code) => {
    const finished = await run(...words);

    expect(finished.code).toBe(code);
    expect(finished.stdout).toBe('');
    expect(finished.stderr).toMatch(/^broadsheet: [^\n]+\n$/);
    expect(finished.stderr).not.toMatch(/^\s+at /m);
  });

  test('in the environment is one line that names the variable', async () => {
    const { code, stderr } = await runProgram(['library'], { env: { ...env, PORT: 'http' } });

    expect(code).toBe(1);
    expect(stderr).toBe('broadsheet: PORT is “http”: set it to a number from 0 to 65535.\n');
  });
});

describe('eval', () => {
  test('scores the search on a collection', async () => {
    const collection = join(folder.path, 'collection');
    writeCollection(collection);

    const figures = await json('eval', collection, '--json');

    expect(Object.keys(figures as object)).toEqual([
      'ndcg@10',
      'recall@10',
      'recall@100',
      'mrr@10',
      'map',
      'p50ms',
      'p99ms',
    ]);
    expect(figures).toMatchObject({ 'ndcg@10': 1, 'recall@10': 1, 'mrr@10': 1, map: 1 });
  });
});

describe('help', () => {
  test('lists every command', async () => {
    const { code, stdout } = await run('help');

    expect(code).toBe(0);
    for (const name of ['start', 'ask', 'search', 'import', 'export', 'backup', 'restore', 'eval'])
      expect(stdout).toContain(`  ${name} `.trimEnd());
  });

  test('keeps state out of the folder it is started in', () => {
    expect(existsSync(join(dataDir, 'data'))).toBe(false);
  });
});

function writeCollection(collection: string): void {
  mkdirSync(collection);
  writeFileSync(
    join(collection, 'docs.jsonl'),
    '{"id":"1","title":"On cats","text":"cats purr"}\n{"id":"2","title":"On dogs","text":"dogs bark"}\n',
  );
  writeFileSync(
    join(collection, 'queries.jsonl'),
    '{"id":"q1","text":"purring cats"}\n{"id":"q2","text":"barking dogs"}\n',
  );
  writeFileSync(join(collection, 'qrels.tsv'), 'query-id\tcorpus-id\tscore\nq1\t1\t1\nq2\t2\t1\n');
}
