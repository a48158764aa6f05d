import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { SCENES, showScenes, wordsOf } from '../bin/docs-pictures.mjs';
import { browserOrSkip } from './support/browser.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'docs', 'pictures');
const browser = browserOrSkip();

describe('the pictures in the documentation', () => {
  test('are those the script makes, each in the README with words for whoever cannot see it', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const names = Object.keys(SCENES);
    const shown = [
      ...readme.matchAll(
        /!\[([^\]]+)\]\(docs\/pictures\/(\w+)\.png\)|docs\/pictures\/(\w+)\.png" [^>]*alt="([^"]+)"/g,
      ),
    ];

    expect(readdirSync(folder).sort()).toEqual(
      names.flatMap((name) => [`${name}.png`, `${name}.txt`]).sort(),
    );
    expect(shown.map((match) => match[2] ?? match[3]).sort()).toEqual([...names].sort());
    expect(shown.every((match) => (match[1] ?? match[4] ?? '').length > 20)).toBe(true);
  });

  browser.describe('are up to date:', () => {
    test('each shows what the product shows now (npm run docs:pictures makes them anew)', async () => {
      const kept = new Map(Object.keys(SCENES).map((name) => [name, readText(`${name}.txt`)]));
      const now = new Map<string, string>();

      await showScenes(async (name, shown) => {
        now.set(name, await wordsOf(shown));
      });

      expect(now).toEqual(kept);
    }, 120_000);
  });
});

function readText(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}
