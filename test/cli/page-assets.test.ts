import { describe, expect, test } from 'vitest';
import { readPageAssets } from '../../src/cli/page-assets.ts';

const open = readPageAssets();
const index = open('/')?.body.toString('utf8') ?? '';
const named = [...index.matchAll(/(?:href|src)="(\/[^"]*)"|"(\/assets\/preact\/[^"]*)"/gu)].map(
  (match) => match[1] ?? match[2] ?? '',
);

describe('what the page is made of', () => {
  test('the page names only what is served', () => {
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((path) => open(path) === null)).toEqual([]);
  });

  test('all that is loaded at first weighs less than 200 kB', () => {
    const bytes = ['/', ...new Set(named)].reduce((sum, path) => sum + (open(path)?.body.length ?? 0), 0);

    expect(bytes).toBeLessThan(200_000);
  });

  test('nothing in the page needs to be let through but its import map', () => {
    const scripts = [...index.matchAll(/<script(?![^>]*\bsrc=)([^>]*)>/gu)].map((match) => match[1]?.trim());

    expect(scripts).toEqual(['type="importmap"']);
    expect(index).not.toMatch(/\sstyle=|<style|\son[a-z]+=/u);
  });

  test('no module looks for a source map', () => {
    const modules = named.filter((path) => /\.m?js$/u.test(path));

    expect(modules.filter((path) => open(path)?.body.includes('sourceMappingURL'))).toEqual([]);
  });
});

describe('what is not served', () => {
  test.each([
    '/assets/index.html',
    '/assets/../main.js',
    '/assets/tsconfig.json',
    '/assets/main.tsx',
    '/package.json',
  ])('%s', (path) => {
    expect(open(path)).toBeNull();
  });
});
