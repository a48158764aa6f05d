import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../src/core/query/parse-query.ts';
import { QUERY_LIMITS } from '../../src/core/query/query.ts';
import { TYPED_LIMITS } from '../../src/core/search/rank/read-query.ts';
import { hostileStrings } from '../support/hostile-strings.ts';
import { openSeedDesk } from '../support/test-desk.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
/** Small letters that stand for constants all the same, and which. */
const KNOWN = new Map([
  ['picks', 'the ways of picking, one after the other'],
  ['mention', 'here and channel'],
  ['name', 'rel, type and href'],
]);
/** No question takes longer: the bound of a test, far above what any takes. */
const BOUND_MS = 5000;

describe('a question', () => {
  test('reaches the index of typos and beginnings with eight words and two hundred characters at most', () => {
    expect(TYPED_LIMITS).toEqual({ words: 8, characters: 200 });
  });

  test('is cut to what is ranked, however long it is', () => {
    const { text } = parseQuery('long words '.repeat(10_000));

    expect(text.length).toBeLessThanOrEqual(QUERY_LIMITS.characters);
  });

  test.each([
    [
      'a hundred first letters',
      Array.from({ length: 100 }, (_, at) => String.fromCharCode(97 + (at % 26))).join(' '),
    ],
    ['a thousand words nobody wrote', Array.from({ length: 1000 }, (_, at) => `zqx${at}`).join(' ')],
    ['one letter', 'a'],
    ['a word of ten thousand letters', 'a'.repeat(10_000)],
    ['an expression that would go back for ever', `(a+)+$ ${'a'.repeat(5000)}!`],
    ['brackets that never close', '['.repeat(2000)],
    ['filters without end', 'author:a year:2020 has:code category:cs.LG '.repeat(500)],
  ])(
    'is answered within its bound: %s',
    async (_what, question) => {
      const desk = await openSeedDesk();

      for (const line of [question, `/paper ${question}`, `/author ${question}`, `/random ${question}`]) {
        expect(await desk.hear(line)).not.toMatch(/went wrong/);
      }
      await desk.complete(`/paper ${question}`);
    },
    BOUND_MS,
  );

  test.each(hostileStrings)('is words and nothing else: $name', async ({ text }) => {
    const desk = await openSeedDesk();

    expect(await desk.hear(`/paper ${text}`)).not.toMatch(/went wrong/);
  });
});

describe('expressions', () => {
  test('are made of constants alone, never of what somebody typed', () => {
    const made = filesIn(join(ROOT, 'src')).flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/new RegExp\(\s*([^)]*)/g)].map((match) => match[1] ?? ''),
    );
    const pieces = made.flatMap((source) =>
      [...source.matchAll(/\$\{([^}]*)\}/g)].map((match) => match[1] ?? ''),
    );

    expect(made.filter((source) => /^[a-z]\w*\s*[,)]?$/.test(source))).toEqual([]);
    const isConstant = (piece: string) => /^[A-Z][A-Z0-9_]*(?:\.\w+)?$/.test(piece) || KNOWN.has(piece);
    expect(pieces.filter((piece) => !isConstant(piece))).toEqual([]);
  });
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((each) => each.isFile() && /\.tsx?$/.test(each.name))
    .map((each) => join(each.parentPath, each.name));
}
