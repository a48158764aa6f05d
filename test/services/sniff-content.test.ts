import { describe, expect, test } from 'vitest';
import { chooseFormat, formatsOf } from '../../src/services/import-formats.ts';
import { isWebPage, sniffFormat, sniffOther } from '../../src/services/sniff-content.ts';

describe('a text', () => {
  test.each([
    ['bibtex', '% exported\n\n@Article{key,\n title = {A}\n}\n'],
    ['bibtex', '@string(ieee = "IEEE")\n'],
    ['bibtex', '\uFEFF@book{a, title={B}}'],
    ['ris', 'TY  - JOUR\r\nTI  - A\r\nER  - \r\n'],
    ['csl-json', '[{"id": "a", "title": "A"}]'],
    ['csl-json', '\n  [\n'],
    ['csl-json', '{\n  "items": []\n}'],
    ['jsonl', '{"title": "A"}\n{"title": "B"}\n'],
    ['csv', 'Title,Authors,Year\nA,B,2020\n'],
    ['csv', 'key;"title";"doi"\n'],
    ['csv', 'Item Type\tTitle\tYear\n'],
    ['author-page', 'Ada Example\nh-index 12\n3 Papers\nLGOct 16, 2023Code\n'],
    [null, 'Dear all,\nhere is a title of interest.\n'],
    [null, ''],
  ])('is taken for %s by how it begins', (format, text) => {
    expect(sniffFormat(text)).toBe(format);
  });

  test.each(['<!DOCTYPE html><html>', ' \n<html lang="en">', '<?xml version="1.0"?>\n<html>'])(
    'is a page of the web: %j',
    (text) => {
      expect(isWebPage(text)).toBe(true);
    },
  );

  test('that speaks of html is no page of the web', () => {
    expect(isWebPage('@article{a, title={The <html> element}}')).toBe(false);
  });
});

describe('bytes', () => {
  test.each([
    ['PDF', '%PDF-1.7\n'],
    ['archive', 'PK\u0003\u0004'],
    ['packed', '\u001f\u008b\u0008'],
    ['picture', '\u0089PNG'],
    ['office', '\u00d0\u00cf\u0011\u00e0'],
    ['no text', 'abcdefghij\u0000klmnopqrst'],
  ])('are told in words to be a %s', (words, content) => {
    expect(sniffOther(Buffer.from(content, 'latin1'))).toContain(words);
  });

  test.each(['utf8', 'latin1', 'utf16le'] as const)('of a text stored as %s may be read', (encoding) => {
    expect(sniffOther(Buffer.from('@article{é, title={A}}', encoding))).toBeNull();
  });
});

describe('a format', () => {
  const formats = formatsOf(
    ['bibtex', 'ris', 'csl-json', 'csv', 'jsonl', 'author-page'].map((name) => ({ name })),
  );
  const chosen = (name: string, sniffed: string | null) => chooseFormat(formats, name, sniffed)?.name ?? null;

  test.each([
    ['library.bib', null, 'bibtex'],
    ['LIBRARY.BIB', 'csv', 'bibtex'],
    ['list.json', 'jsonl', 'jsonl'],
    ['list.json', null, 'csl-json'],
    ['list.txt', 'ris', 'ris'],
    ['list.txt', null, null],
    ['list', 'bibtex', 'bibtex'],
    ['list.unheard-of', 'csv', 'csv'],
    ['list.unheard-of', null, null],
    ['page.md', 'author-page', 'author-page'],
  ])('of %s that looks like %s is %s', (name, sniffed, format) => {
    expect(chosen(name, sniffed)).toBe(format);
  });

  test('nobody described is known by its own name', () => {
    expect(formatsOf([{ name: 'newest' }])).toEqual([
      { name: 'newest', title: 'newest', endings: ['newest'] },
    ]);
  });
});
