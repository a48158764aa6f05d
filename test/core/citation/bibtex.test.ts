import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bibtexEntry } from '../../../src/core/citation/bibtex.ts';
import { bibtexKey, uniqueKeys } from '../../../src/core/citation/bibtex-key.ts';
import { arbitraryPaper, hostileText, paperWith } from '../../formats/arbitrary-paper.ts';

function entry(facts: Parameters<typeof paperWith>[0], abstract = false): string {
  return bibtexEntry(paperWith(facts), 'key', { abstract });
}

describe('a BibTeX entry', () => {
  it('gives an arXiv preprint as arXiv asks', () => {
    const facts = {
      title: 'The Lazy Example',
      authors: ['Ada Beispiel', 'Bo van Muster'],
      authorsCut: true,
      published: '2022-10-12',
      categories: ['cs.LG', 'stat.ML'],
      arxivId: '2210.06313',
    };

    expect(entry(facts)).toBe(
      [
        '@misc{key,',
        '  title = {The Lazy Example},',
        '  author = {Beispiel, Ada and van Muster, Bo and others},',
        '  year = {2022},',
        '  month = oct,',
        '  eprint = {2210.06313},',
        '  archivePrefix = {arXiv},',
        '  primaryClass = {cs.LG},',
        '  url = {https://arxiv.org/abs/2210.06313},',
        '}',
        '',
      ].join('\n'),
    );
  });

  it.each([
    [null, '@misc{'],
    ['arXiv preprint', '@misc{'],
    ['Journal of Examples', '@article{'],
    ['Proceedings of the 3rd Example', '@inproceedings{'],
  ])('of the venue %s begins with %s', (venue, expected) => {
    expect(entry({ venue }).startsWith(expected)).toBe(true);
  });

  it.each([
    ['Training BERT in 76 Minutes', '{Training {BERT} in 76 Minutes}'],
    ['HiRE: High-Recall', '{{HiRE}: High-Recall}'],
    ['Top-$k$ Estimation', '{{Top-$k$ Estimation}}'],
    ['$μ$P \\emph{x}', '{{$μ$P \\emph{x}}}'],
    ['50% of R&D, #1', '{50\\% of {R\\&D}, \\#1}'],
    ['snake_case', '{snake\\_case}'],
    ['$x_1$', '{{$x_1$}}'],
    ['broken { brace', '{{broken brace}}'],
  ])('writes the title %s as %s', (title, expected) => {
    expect(entry({ title })).toContain(`  title = ${expected},\n`);
  });

  it('keeps names in Unicode, and groups whole', () => {
    const authors = ['J\\"urgen Müller', 'The ATLAS Collaboration', 'Ada Beispiel Jr.'];

    expect(entry({ authors })).toContain(
      '{Müller, Jürgen and {The ATLAS Collaboration} and Beispiel, Jr., Ada}',
    );
  });

  it('holds the abstract when asked', () => {
    expect(entry({ abstract: 'One.\n\nTwo.' }, true)).toContain('  abstract = {One. Two.},');
    expect(entry({ abstract: 'One.' })).not.toContain('abstract');
  });

  it('has braces that pair up and one line a field, whatever the paper holds', () => {
    fc.assert(
      fc.property(arbitraryPaper(hostileText), (paper) => {
        const lines = bibtexEntry(paper, 'key', { abstract: true }).trimEnd().split('\n');

        expect(lines.slice(1, -1).every((line) => /^ {2}[a-zA-Z]+ = .*,$/.test(line))).toBe(true);
        for (const line of lines.slice(1, -1))
          expect([depth(line, false), depth(line, true)]).toEqual([0, 0]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('BibTeX keys', () => {
  it.each([
    [{ title: 'The Lazy Neuron', authors: ['Zonglin Li'], published: '2022-10-12' }, 'li2022lazy'],
    [{ title: '$O(n)$ Connections', authors: ['Herbert Van de Sompel'], published: '2020' }, 'sompel2020o'],
    [{ title: 'Über Größe', authors: ['Jürgen Müller'] }, 'mulleruber'],
    [{ title: '漢字', authors: [] }, 'paper'],
  ])('of %j is %s', (facts, expected) => {
    expect(bibtexKey(paperWith(facts))).toBe(expected);
  });

  it('are told apart by letters, and never met twice', () => {
    const keyOf = uniqueKeys();
    const papers = ['Word', 'Word', 'Worda', 'Word'].map((title) => paperWith({ title }));

    expect(papers.map(keyOf)).toEqual(['word', 'worda', 'wordaa', 'wordb']);
  });
});

/** How deep braces are at the end; -1 when one closes that was not open. Escaped ones count or not. */
function depth(line: string, skipEscaped: boolean): number {
  let open = 0;
  for (const [piece] of line.matchAll(skipEscaped ? /\\.|[{}]/gu : /[{}]/g)) {
    if (piece === '{') open += 1;
    if (piece === '}') open -= 1;
    if (open < 0) return -1;
  }
  return open;
}
