import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CITATION_STYLES, cite } from '../../../src/core/citation/index.ts';
import { arbitraryPaper, hostileText, paperWith } from '../../formats/arbitrary-paper.ts';

const TEXT_STYLES = ['apa', 'mla', 'chicago', 'ieee', 'harvard', 'vancouver'] as const;

const [ADA, BO, CY, DI] = ['Ada Beispiel', 'Bo C. van Muster', 'Jean-Luc Exemple', 'Dora Sample Jr.'];
const KNOWN = {
  title: 'A Title',
  published: '2022-10-12',
  venue: 'Journal of Examples',
  doi: '10.1234/ex.5',
};
const LINK = 'https://doi.org/10.1234/ex.5';
const FIRST_NAMES = ['Ann', 'Ben', 'Cem', 'Dan', 'Eva', 'Fay', 'Gus', 'Hal', 'Ivo', 'Jan', 'Kai'];

describe('citing a paper', () => {
  it.each([
    ['apa', [], `A Title. (2022). Journal of Examples. ${LINK}`],
    ['apa', [ADA], `Beispiel, A. (2022). A Title. Journal of Examples. ${LINK}`],
    ['apa', [ADA, BO], `Beispiel, A., & van Muster, B. C. (2022). A Title. Journal of Examples. ${LINK}`],
    [
      'apa',
      [ADA, CY, DI],
      `Beispiel, A., Exemple, J.-L., & Sample, D., Jr. (2022). A Title. Journal of Examples. ${LINK}`,
    ],
    ['mla', [], `“A Title.” Journal of Examples, 12 Oct. 2022, ${LINK}.`],
    ['mla', [ADA], `Beispiel, Ada. “A Title.” Journal of Examples, 12 Oct. 2022, ${LINK}.`],
    [
      'mla',
      [ADA, BO],
      `Beispiel, Ada, and Bo C. van Muster. “A Title.” Journal of Examples, 12 Oct. 2022, ${LINK}.`,
    ],
    ['mla', [ADA, BO, CY], `Beispiel, Ada, et al. “A Title.” Journal of Examples, 12 Oct. 2022, ${LINK}.`],
    ['chicago', [], `“A Title.” Journal of Examples, October 12, 2022. ${LINK}.`],
    ['chicago', [ADA], `Beispiel, Ada. “A Title.” Journal of Examples, October 12, 2022. ${LINK}.`],
    [
      'chicago',
      [ADA, BO],
      `Beispiel, Ada, and Bo C. van Muster. “A Title.” Journal of Examples, October 12, 2022. ${LINK}.`,
    ],
    [
      'chicago',
      [ADA, BO, CY],
      `Beispiel, Ada, Bo C. van Muster, and Jean-Luc Exemple. “A Title.” Journal of Examples, October 12, 2022. ${LINK}.`,
    ],
    ['ieee', [], `“A Title,” Journal of Examples, Oct. 2022. [Online]. Available: ${LINK}`],
    ['ieee', [ADA], `A. Beispiel, “A Title,” Journal of Examples, Oct. 2022. [Online]. Available: ${LINK}`],
    [
      'ieee',
      [ADA, BO],
      `A. Beispiel and B. C. van Muster, “A Title,” Journal of Examples, Oct. 2022. [Online]. Available: ${LINK}`,
    ],
    [
      'ieee',
      [ADA, CY, DI],
      `A. Beispiel, J.-L. Exemple, and D. Sample Jr., “A Title,” Journal of Examples, Oct. 2022. [Online]. Available: ${LINK}`,
    ],
    ['harvard', [], `‘A Title’ (2022) Journal of Examples. Available at: ${LINK}`],
    ['harvard', [ADA], `Beispiel, A. (2022) ‘A Title’, Journal of Examples. Available at: ${LINK}`],
    [
      'harvard',
      [ADA, BO],
      `Beispiel, A. and van Muster, B.C. (2022) ‘A Title’, Journal of Examples. Available at: ${LINK}`,
    ],
    [
      'harvard',
      [ADA, BO, CY, DI],
      `Beispiel, A. et al. (2022) ‘A Title’, Journal of Examples. Available at: ${LINK}`,
    ],
    ['vancouver', [], `A Title. Journal of Examples. 2022 Oct 12. Available from: ${LINK}`],
    ['vancouver', [ADA], `Beispiel A. A Title. Journal of Examples. 2022 Oct 12. Available from: ${LINK}`],
    [
      'vancouver',
      [BO, CY],
      `van Muster BC, Exemple JL. A Title. Journal of Examples. 2022 Oct 12. Available from: ${LINK}`,
    ],
  ])('in %s writes the authors %j as the style has them', (style, authors, expected) => {
    expect(cite(paperWith({ ...KNOWN, authors }), style)).toBe(expected);
  });

  it.each([
    ['apa', 'Beispiel, A., van Muster, B. C., et al. (2022)'],
    ['mla', 'Beispiel, Ada, et al. '],
    ['chicago', 'Beispiel, Ada, Bo C. van Muster, et al. '],
    ['ieee', 'A. Beispiel, B. C. van Muster, et al., '],
    ['harvard', 'Beispiel, A. et al. (2022)'],
    ['vancouver', 'Beispiel A, van Muster BC, et al. '],
  ])('in %s says "et al." of a list the source cut', (style, expected) => {
    const citation = cite(paperWith({ ...KNOWN, authors: [ADA, BO], authorsCut: true }), style);

    expect(citation.startsWith(expected)).toBe(true);
  });

  it.each([
    [
      'apa',
      'Beispiel, A., Beispiel, B., Beispiel, C., Beispiel, D., Beispiel, E., Beispiel, F., Beispiel, G., Beispiel, H., Beispiel, I., Beispiel, J., & Beispiel, K. (2022)',
    ],
    ['mla', 'Beispiel, Ann, et al. '],
    [
      'chicago',
      'Beispiel, Ann, Ben Beispiel, Cem Beispiel, Dan Beispiel, Eva Beispiel, Fay Beispiel, Gus Beispiel, et al. ',
    ],
    ['ieee', 'A. Beispiel et al., '],
    ['harvard', 'Beispiel, A. et al. (2022)'],
    ['vancouver', 'Beispiel A, Beispiel B, Beispiel C, Beispiel D, Beispiel E, Beispiel F, et al. '],
  ])('in %s shortens a long list as the style does', (style, expected) => {
    const authors = FIRST_NAMES.map((name) => `${name} Beispiel`);

    expect(cite(paperWith({ ...KNOWN, authors }), style).startsWith(expected)).toBe(true);
  });

  it('in APA names nineteen and the last of more than twenty authors', () => {
    const authors = [...FIRST_NAMES, ...FIRST_NAMES].map((name) => `${name} Beispiel`);

    const citation = cite(paperWith({ ...KNOWN, authors }), 'apa');

    expect(citation).toContain('Beispiel, H., . . . Beispiel, K. (2022)');
  });

  it.each([
    ['apa', 'Beispiel, A. (2022). A Title (arXiv:2210.06313). arXiv. https://arxiv.org/abs/2210.06313'],
    [
      'mla',
      'Beispiel, Ada. “A Title.” arXiv preprint arXiv:2210.06313, 12 Oct. 2022, https://arxiv.org/abs/2210.06313.',
    ],
    [
      'chicago',
      'Beispiel, Ada. “A Title.” Preprint, arXiv:2210.06313, October 12, 2022. https://arxiv.org/abs/2210.06313.',
    ],
    [
      'ieee',
      'A. Beispiel, “A Title,” arXiv preprint arXiv:2210.06313, Oct. 2022. [Online]. Available: https://arxiv.org/abs/2210.06313',
    ],
    [
      'harvard',
      'Beispiel, A. (2022) ‘A Title’, arXiv preprint arXiv:2210.06313. Available at: https://arxiv.org/abs/2210.06313',
    ],
    [
      'vancouver',
      'Beispiel A. A Title [preprint]. arXiv:2210.06313. 2022 Oct 12. Available from: https://arxiv.org/abs/2210.06313',
    ],
  ])('in %s says that a paper is an arXiv preprint', (style, expected) => {
    const paper = paperWith({ ...KNOWN, authors: [ADA], venue: null, doi: null, arxivId: '2210.06313' });

    expect(cite(paper, style)).toBe(expected);
  });

  it.each([
    ['apa', 'Beispiel, A. (n.d.). A Paper.'],
    ['mla', 'Beispiel, Ada. “A Paper.”'],
    ['chicago', 'Beispiel, Ada. “A Paper.” n.d.'],
    ['ieee', 'A. Beispiel, “A Paper,” n.d.'],
    ['harvard', 'Beispiel, A. (n.d.) ‘A Paper’.'],
    ['vancouver', 'Beispiel A. A Paper. [date unknown].'],
  ])('in %s invents nothing for a paper of which little is known', (style, expected) => {
    expect(cite(paperWith({ authors: [ADA] }), style)).toBe(expected);
  });

  it.each([
    ['apa', '[2022]. '],
    ['mla', '12 Oct. [2022]'],
    ['chicago', 'October 12, [2022]'],
    ['ieee', 'Oct. [2022]'],
    ['harvard', '[2022] '],
    ['vancouver', '[2022] Oct 12'],
    ['bibtex', 'Year inferred'],
    ['ris', 'Year inferred'],
    ['csl-json', 'Year inferred'],
  ])('in %s marks a year that was inferred', (style, expected) => {
    expect(cite(paperWith({ ...KNOWN, publishedInferred: true }), style)).toContain(expected);
  });

  it.each(TEXT_STYLES)('in %s reads LaTeX in titles and names', (style) => {
    const paper = paperWith({ title: '$O(n)$ \\emph{Examples}', authors: ['J\\"urgen M\\"uller'] });

    const citation = cite(paper, style);

    expect(citation).toContain('O(n) Examples');
    expect(citation).toContain('Müller');
  });

  it.each(TEXT_STYLES)('in %s does not add a full stop to a title that ends itself', (style) => {
    expect(cite(paperWith({ title: 'Does It Pay?' }), style)).not.toMatch(/\?[”’]?[.,]/);
  });

  it.each(CITATION_STYLES)(
    'in %s prefers the DOI to the arXiv page, and that to another address',
    (style) => {
      const everywhere = paperWith({
        doi: '10.1234/ex.5',
        arxivId: '2210.06313',
        url: 'https://example.org/a',
      });

      expect(cite(everywhere, style)).toContain(LINK);
      expect(cite({ ...everywhere, doi: null }, style)).toContain('https://arxiv.org/abs/2210.06313');
      expect(cite({ ...everywhere, doi: null, arxivId: null }, style)).toContain('https://example.org/a');
    },
  );

  it.each(CITATION_STYLES)('in %s gives no address that is not https', (style) => {
    expect(cite(paperWith({ url: 'http://example.org/plain' }), style)).not.toContain('example.org');
  });

  it.each(CITATION_STYLES)('in %s lets nothing through that acts, and ends without a newline', (style) => {
    fc.assert(
      fc.property(arbitraryPaper(hostileText), (paper) => {
        const citation = cite(paper, style);

        expect(citation).not.toMatch(/[^\P{Cc}\n]|\p{Cs}|[\u200e\u200f\u2028-\u202e\u2066-\u2069]/u);
        expect(citation.endsWith('\n')).toBe(false);
      }),
      { numRuns: 50 },
    );
  });

  it('does not know other styles, and says which it knows', () => {
    expect(() => cite(paperWith(), 'turabian')).toThrow(/bibtex, apa, mla/);
  });
});
