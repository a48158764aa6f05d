import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { makeEnvExample, makeReadme } from '../bin/write-docs.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('README', () => {
  const readme = read('README.md');

  test('shows the commands, the calls and a conversation as they are (npm run docs writes them)', async () => {
    expect(await makeReadme(readme)).toBe(readme);
  });

  test('shows the two lines a newcomer needs', () => {
    expect(readme).toContain('npm ci && npm start');
    expect(readme).toContain('npm ci && npm test');
  });
});

describe('.env.example', () => {
  test('lists exactly the variables the code reads, with their defaults and help', async () => {
    expect(read('.env.example')).toBe(await makeEnvExample());
  });
});

describe('pages', () => {
  test.each(['README.md', 'CONTRIBUTING.md', 'data/seed/README.md'])(
    '%s links to no file that is not there',
    (page) => {
      const links = [...read(page).matchAll(/\]\((?!https:)([^)#]+)\)/g)].flatMap((match) => match[1] ?? []);

      for (const link of links) expect(() => readFileSync(join(root, dirname(page), link))).not.toThrow();
    },
  );
});
