import { describe, expect, test } from 'vitest';
import { importCard } from '../../../src/core/cards/import-card.ts';
import { plainText } from '../../../src/core/document/plain-text.ts';
import type { FileImport, PapersRead } from '../../../src/core/services.ts';

const NOTHING: PapersRead = { read: 0, added: 0, updated: 0, unchanged: 0, skipped: [], notes: [] };

function imported(
  report: Partial<PapersRead>,
  file = 'list.bib',
  encoding: string | null = null,
): FileImport {
  return { kind: 'imported', file, format: 'BibTeX', encoding, report: { ...NOTHING, ...report } };
}

function skipped(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    where: `entry e${index + 1}`,
    why: 'it has no title',
  }));
}

describe('the card of an import', () => {
  test.each([
    [{ read: 42, added: 40, updated: 1, unchanged: 1 }, 'list.bib: 40 papers added, 1 updated.'],
    [{ read: 1, added: 1 }, 'list.bib: 1 paper added.'],
    [{ read: 2, updated: 2 }, 'list.bib: 2 papers updated.'],
    [{ read: 2, unchanged: 2 }, 'Nothing new: all 2 papers of list.bib were in the library already.'],
    [{ read: 1, unchanged: 1 }, 'Nothing new: the paper of list.bib was in the library already.'],
    [{}, 'I found no paper in list.bib.'],
    [{ skipped: skipped(1) }, 'I found no paper in list.bib that I could read.'],
  ])('says of %j in one sentence: %s', (report, sentence) => {
    expect(importCard([imported(report)]).summary).toBe(sentence);
  });

  test('shows the first five that were skipped with their places, and puts all in a file', () => {
    const card = importCard([imported({ read: 1, added: 1, skipped: skipped(7) })]);

    const words = plainText(card);
    const file = card.blocks.find((block) => block.kind === 'file');
    expect(words).toContain('entry e5');
    expect(words).toContain('2 more');
    expect(card.blocks.flatMap((block) => (block.kind === 'list' ? block.items : []))).toHaveLength(5);
    expect(file?.kind === 'file' && file.content.split('\n')).toContain('entry e7: it has no title');
  });

  test('brings no file where five or fewer were skipped', () => {
    const card = importCard([imported({ read: 1, added: 1, skipped: skipped(5) })]);

    expect(card.blocks.some(({ kind }) => kind === 'file')).toBe(false);
  });

  test('says how the text was stored only when it was not UTF-8', () => {
    const report = { read: 1, added: 1 };

    expect(plainText(importCard([imported(report)]))).not.toContain('UTF-8');
    expect(plainText(importCard([imported(report, 'list.bib', 'windows-1252')]))).toContain('windows-1252');
  });

  test('adds several files up and names each', () => {
    const card = importCard([
      imported({ read: 2, added: 2 }, 'a.bib'),
      imported({ read: 3, added: 1, updated: 2 }, 'b.bib'),
      { kind: 'refused', file: 'c.bib', why: 'That file is empty.' },
    ]);

    expect(card.summary).toBe('3 files: 3 papers added, 2 updated.');
    expect(plainText(card)).toContain('c.bib: That file is empty.');
  });

  test('leads nowhere when nothing came in', () => {
    const card = importCard([{ kind: 'refused', file: 'a.pdf', why: 'a.pdf is a PDF.' }]);

    expect(card).toMatchObject({ summary: 'a.pdf is a PDF.', actions: [] });
  });
});
