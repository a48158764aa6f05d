import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { subcommands } from '../../src/cli/index.ts';
import { VARIABLES } from '../../src/config/variables.ts';
import { backupOf, library } from '../support/backup-material.ts';
import { dataFolder } from '../support/data-folder.ts';
import { runProgram } from '../support/program.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const page = read('docs/operating.md');
/** Lines of all blocks, and what stands between backticks in the text. */
const blocks = [...page.matchAll(/```(?:sh|text)\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
  block.split('\n'),
);
const inline = [...page.replaceAll(/```[\s\S]*?```/g, '').matchAll(/`([^`]+)`/g)].map(
  ([, code = '']) => code,
);
const calls = [...blocks, ...inline].filter((line) => line.startsWith('broadsheet '));

/** Programs an operator has, beside ours. */
const PROGRAMS = [
  'git',
  'cd',
  'curl',
  'install',
  'cp',
  'chown',
  'systemctl',
  'docker',
  'npm',
  'alias',
  'broadsheet',
];

describe('docs/operating.md', () => {
  test('calls only what the program has', () => {
    const known = subcommands.map(({ name }) => name);

    const words = calls.map((line) => line.split(' ')[1] ?? '');

    expect(words.length).toBeGreaterThan(10);
    expect([...new Set(words)].filter((word) => !known.includes(word))).toEqual([]);
  });

  test('uses only programs an operator has', () => {
    const first = blocks
      .filter((line) => line !== '' && !line.startsWith('17 3 '))
      .flatMap((line) => line.split(' && '))
      .map((line) => line.replace(/^sudo /, '').split(' ')[0] ?? '');

    expect([...new Set(first)].filter((word) => !PROGRAMS.includes(word))).toEqual([]);
  });

  test('names only files there are', () => {
    const named = [...page.matchAll(/\bdeploy\/[\w./-]+\w/g)].map(([path]) => path);

    const missing = [...new Set(named)].filter(
      (path) => !path.startsWith('deploy/secrets') && !existsSync(join(root, path)),
    );

    expect(missing).toEqual([]);
  });

  test('names only scripts of npm there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...page.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);

    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  test('names only variables there are', () => {
    const named = [...blocks, ...inline].flatMap((code) => code.match(/\b[A-Z][A-Z]+(?:_[A-Z]+)+\b/g) ?? []);

    expect([...new Set(named)].filter((name) => !Object.hasOwn(VARIABLES, name))).toEqual([]);
  });

  test.each(['docs/operating.md', 'docs/scaling.md'])('%s links to pages and headings there are', (from) => {
    const links = [...read(from).matchAll(/\]\((?!https:)([^)]*)\)/g)].map(([, link = '']) => link);

    const broken = links.filter((link) => {
      const [file = '', heading] = link.split('#');
      const path = file === '' ? join(root, from) : join(root, dirname(from), file);
      if (!existsSync(path)) return true;
      return heading !== undefined && !headingsOf(readFileSync(path, 'utf8')).includes(heading);
    });

    expect(broken).toEqual([]);
  });

  test('is linked from the README', () => {
    expect(read('README.md')).toContain('(docs/operating.md)');
  });

  test('has a drill that can be gone through as it is written', { timeout: 60_000 }, async () => {
    const { file } = await backupOf(await library());
    const folder = await dataFolder();
    const dir = join(folder, 'drill');
    const drill = blocks.filter((line) => line.includes('--data-dir /tmp/drill'));

    const codes: (number | null)[] = [];
    for (const line of drill) {
      const words = line
        .replace('broadsheet ', '')
        .replace('/var/lib/broadsheet-backups/3.gz', file)
        .replace('/tmp/drill', dir)
        .split(' ');
      codes.push((await runProgram(words)).code);
    }

    expect(codes).toEqual([0, 0, 0]);
  });
});

/** As they are linked to: in small letters, with hyphens for blanks, without marks. */
function headingsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, words = '']) =>
    words
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}
