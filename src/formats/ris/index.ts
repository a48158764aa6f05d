import { risRecord } from '../../core/citation/ris.ts';
import type { PaperWriter } from '../../core/ports/formats.ts';

/** RIS in UTF-8, one record a piece, an empty line between. */
export const risWriter: PaperWriter = {
  name: 'ris',
  extension: 'ris',
  mediaType: 'application/x-research-info-systems',
  *write(papers, notes) {
    for (const paper of papers) yield `${risRecord(paper, notes?.get(paper.id))}\r\n`;
  },
};
