import { describe, expect, test } from 'vitest';
import { pathIn, safeFileName, saveFiles } from '../../../src/platforms/terminal/files.ts';
import { withFile } from '../../contracts/platform-samples.ts';

describe('safeFileName', () => {
  test.each([
    ['reading-list.bib', 'reading-list.bib'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\x.bib', 'x.bib'],
    ['.bashrc', 'bashrc'],
    ['-rf list.bib', 'rf-list.bib'],
    ['a\u001b[2Jb\u202e\n.bib', 'ab-.bib'],
    ['$(rm).bib', 'rm-.bib'],
    ['Łódź 日本.bib', 'Łódź-日本.bib'],
    ['..', 'broadsheet-export.txt'],
    ['', 'broadsheet-export.txt'],
  ])('makes %j %j', (name, expected) => {
    expect(safeFileName(name)).toBe(expected);
  });

  test('is never longer than 100 characters', () => {
    expect(safeFileName('a'.repeat(500))).toHaveLength(100);
  });
});

describe('pathIn', () => {
  test.each([
    ['papers/list.bib', 'papers/list.bib'],
    ['  papers/my list.bib ', 'papers/my list.bib'],
    ['"my list.bib"', 'my list.bib'],
    ["'/home/ada/my list.bib'", '/home/ada/my list.bib'],
    ['/home/ada/my\\ list\\(2\\).bib', '/home/ada/my list(2).bib'],
    ['file:///home/ada/my%20list.bib', '/home/ada/my list.bib'],
    ['file:///home/ada/100%.bib', '/home/ada/100%.bib'],
    ['C:\\Users\\list.bib', 'C:\\Users\\list.bib'],
  ])('reads %j as %j', (typed, path) => {
    expect(pathIn(typed)).toBe(path);
  });

  test('says how to name a file where none is named', () => {
    expect(() => pathIn(' ')).toThrow('/library import papers.bib');
  });
});

describe('saveFiles', () => {
  test('answers with where each file went', async () => {
    expect(await saveFiles(withFile, async (name) => `./${name}`)).toEqual(['./reading-list.bib']);
  });

  test('answers with nothing for a file that could not be written', async () => {
    expect(await saveFiles(withFile, () => Promise.reject(new Error('disk full')))).toEqual([null]);
  });
});
