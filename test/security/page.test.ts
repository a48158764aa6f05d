import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const ROOT = new URL('../../', import.meta.url).pathname;
const page = readFileSync(`${ROOT}docs/security.md`, 'utf8');
const rows = page.split('\n').filter((line) => /^\| (?!topic|---)/.test(line));

describe('the page on security', () => {
  test.each(rows.map((row) => [row.split('|')[1]?.trim() ?? '', row]))(
    'names a test that is there for %s',
    (_topic, row) => {
      const named = [...row.matchAll(/`(test\/[^`]+)`/g)].map((match) => match[1] ?? '');

      expect(named.length).toBeGreaterThan(0);
      for (const path of named) expect(existsSync(ROOT + path), path).toBe(true);
    },
  );

  test.each(rows.map((row) => [row.split('|')[1]?.trim() ?? '', row]))(
    'names sources that are there for %s',
    (_topic, row) => {
      const named = [...row.matchAll(/`(src\/[\w./-]+)`/g)].map((match) => match[1] ?? '');

      for (const path of named) expect(existsSync(ROOT + path), path).toBe(true);
    },
  );

  test('has a row for every test of security', () => {
    const files = readdirSync(`${ROOT}test/security`).filter(
      (name) => name.endsWith('.test.ts') && name !== 'page.test.ts',
    );

    expect(files.filter((name) => !page.includes(`test/security/${name}`))).toEqual([]);
  });
});
