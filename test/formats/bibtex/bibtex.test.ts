import { describe, expect, it } from 'vitest';
import { bibtexWriter } from '../../../src/formats/bibtex/index.ts';
import { paperWith } from '../arbitrary-paper.ts';

describe('a library as BibTeX', () => {
  it('gives every entry a key of its own', () => {
    const file = [...bibtexWriter.write([paperWith(), paperWith(), paperWith({ title: 'Other' })])].join('');

    expect(file.match(/^@misc\{.*/gm)).toEqual(['@misc{paper,', '@misc{papera,', '@misc{other,']);
  });

  it('holds the abstracts', () => {
    const file = [...bibtexWriter.write([paperWith({ abstract: 'It claims nothing.' })])].join('');

    expect(file).toContain('  abstract = {It claims nothing.},\n');
  });
});
