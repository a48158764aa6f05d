import { bibtexEntry } from '../../core/citation/bibtex.ts';
import { uniqueKeys } from '../../core/citation/bibtex-key.ts';
import type { PaperWriter } from '../../core/ports/formats.ts';

/** BibTeX in UTF-8, one entry a piece, keys unique in the file. */
export const bibtexWriter: PaperWriter = {
  name: 'bibtex',
  extension: 'bib',
  mediaType: 'application/x-bibtex',
  *write(papers, notes) {
    const keyOf = uniqueKeys();
    for (const paper of papers) {
      const contents = { abstract: true, remark: notes?.get(paper.id) };
      yield `${bibtexEntry(paper, keyOf(paper), contents)}\n`;
    }
  },
};
