import type { Block } from '../document/document.ts';
import { strong } from '../document/rich-text.ts';
import { latexToPlain } from '../latex/index.ts';
import type { Paper, Retraction } from '../paper/paper.ts';

/** A source's note may be a page long; its own page has the rest. */
const LONGEST_NOTE = 300;

const BY: Readonly<Record<Retraction['kind'], string>> = {
  retracted: 'Retracted',
  withdrawn: 'Withdrawn by its authors',
  concern: 'Its publisher has voiced concern about it',
};

/** `Withdrawn by its authors (arXiv): an error in Lemma 2`: what to know before relying on a paper. */
export function retractionLine({ kind, note, source }: Retraction): string {
  const told = source === '' ? '' : ` (${source})`;
  const plain = latexToPlain(note).replace(/\s+/g, ' ').trim();
  const shown = plain.length > LONGEST_NOTE ? `${plain.slice(0, LONGEST_NOTE)}…` : plain;
  return `${BY[kind]}${told}${shown === '' ? '.' : `: ${shown}`}`;
}

/** The line as a block of its own; none for a paper nobody took back. */
export function retractionBlocks({ retracted }: Pick<Paper, 'retracted'>): Block[] {
  return retracted === null ? [] : [{ kind: 'paragraph', text: [strong(retractionLine(retracted))] }];
}
