import { AskerError } from '../errors.ts';
import type { Paper } from '../paper/paper.ts';
import { apa } from './apa.ts';
import { bibtexEntry } from './bibtex.ts';
import { bibtexKey } from './bibtex-key.ts';
import { chicago } from './chicago.ts';
import { cslItem } from './csl-json.ts';
import { citationFacts } from './facts.ts';
import { harvard } from './harvard.ts';
import { ieee } from './ieee.ts';
import { mla } from './mla.ts';
import { risRecord } from './ris.ts';
import { vancouver } from './vancouver.ts';

/** The styles `cite` knows, the most asked for first. */
export const CITATION_STYLES = [
  'bibtex',
  'apa',
  'mla',
  'chicago',
  'ieee',
  'harvard',
  'vancouver',
  'ris',
  'csl-json',
] as const;

export type CitationStyle = (typeof CITATION_STYLES)[number];

const FORMATTERS: Readonly<Record<CitationStyle, (paper: Paper) => string>> = {
  bibtex: (paper) => bibtexEntry(paper, bibtexKey(paper), { abstract: false }),
  apa: (paper) => apa(citationFacts(paper)),
  mla: (paper) => mla(citationFacts(paper)),
  chicago: (paper) => chicago(citationFacts(paper)),
  ieee: (paper) => ieee(citationFacts(paper)),
  harvard: (paper) => harvard(citationFacts(paper)),
  vancouver: (paper) => vancouver(citationFacts(paper)),
  ris: (paper) => risRecord({ ...paper, abstract: null }),
  'csl-json': (paper) => JSON.stringify([cslItem({ ...paper, abstract: null })], null, 2),
};

/**
 * The citation of a paper, ready to paste: lines parted by LF, none at the end. Facts no source gave are left out, or
 * said to be missing where the style has words for it (`n.d.`).
 *
 * @throws AskerError `unknown-style` when `style` is none of `CITATION_STYLES`.
 */
export function cite(paper: Paper, style: string): string {
  const known = CITATION_STYLES.find((candidate) => candidate === style);
  if (known === undefined) {
    throw new AskerError('unknown-style', `I know these citation styles: ${CITATION_STYLES.join(', ')}.`);
  }
  return FORMATTERS[known](paper).replaceAll('\r\n', '\n').replace(/\n$/, '');
}
