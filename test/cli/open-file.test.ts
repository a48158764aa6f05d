import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFile } from '../../src/cli/open-file.ts';
import { runProgram, temporaryFolder } from '../support/program.ts';

describe('a file of this machine', () => {
  let folder: ReturnType<typeof temporaryFolder>;

  beforeEach(() => {
    folder = temporaryFolder();
  });

  afterEach(() => folder.remove());

  test('is known by its name and size, and read as it is', async () => {
    const path = join(folder.path, 'list.bib');
    await writeFile(path, '@article{flowers}');

    const file = await openFile(path);
    const pieces: Uint8Array[] = [];
    for await (const piece of file.read()) pieces.push(piece);

    expect(file).toMatchObject({ name: 'list.bib', bytes: 17 });
    expect(Buffer.concat(pieces).toString()).toBe('@article{flowers}');
  });

  test.each(['none.bib', 'folder'])('that is %s is told in words to be none', async (name) => {
    await mkdir(join(folder.path, 'folder'));

    await expect(openFile(join(folder.path, name))).rejects.toThrow('There is no file');
  });

  test('is brought in by the words of the chat, too', { timeout: 60_000 }, async () => {
    const path = join(folder.path, 'list.jsonl');
    await writeFile(path, '{"title": "Theorem of Many", "authors": ["Ada Example"]}\n');
    const env = { DATA_DIR: join(folder.path, 'data') };

    const { stdout } = await runProgram(['ask', `/library import ${path}`], { env });

    expect(stdout).toContain('list.jsonl: 1 paper added.');
  });
});
