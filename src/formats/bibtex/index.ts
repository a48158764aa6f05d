import { bibtexEntry } from '../../core/citation/bibtex.ts';
import { uniqueKeys } from '../../core/citation/bibtex-key.ts';
import type { PaperWriter } from '../../core/ports/formats.ts';

/** BibTeX in UTF-8, one entry a piece, keys unique in the file. */
export const bibtexWriter: PaperWriter = {
  name: 'bibtex',
  extension: 'bib',
  mediaType: 'application/x-bibtex',
  *write(papers) {
    const keyOf = uniqueKeys();
    for (const paper of papers) yield `${bibtexEntry(paper, keyOf(paper), { abstract: true })}\n`;
  },
};
