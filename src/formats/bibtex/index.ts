import { bibtexEntry } from '../../core/citation/bibtex.ts';
import { uniqueKeys } from '../../core/citation/bibtex-key.ts';
import type { PaperReader, PaperWriter } from '../../core/ports/formats.ts';
import { readBibtex } from './read-bibtex.ts';

/**
 * BibTeX and biblatex as they are met: `@string`, crossref, TeX accents, one entry broken among good ones. Keys name an
 * entry in reports; papers keep their own ids.
 */
export const bibtexReader: PaperReader = { name: 'bibtex', read: readBibtex };

/** BibTeX in UTF-8, one entry a piece, keys unique in the file. */
export const bibtexWriter: PaperWriter = {
  name: 'bibtex',
  extension: 'bib',
  mediaType: 'application/x-bibtex',
  *write(papers, notes) {
    const keyOf = uniqueKeys();
    for (const paper of papers) {
      const contents = { abstract: true, faithful: true, remark: notes?.get(paper.id) };
      yield `${bibtexEntry(paper, keyOf(paper), contents)}\n`;
    }
  },
};
