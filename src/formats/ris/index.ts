import { risRecord } from '../../core/citation/ris.ts';
import type { PaperReader, PaperWriter } from '../../core/ports/formats.ts';
import { readRis } from './read-ris.ts';

/**
 * RIS as reference managers and publishers write it: records from `TY` to `ER`, the several tags they use for one
 * fact, values that go on in the next line.
 */
export const risReader: PaperReader = { name: 'ris', read: readRis };

/** RIS in UTF-8, one record a piece, an empty line after each. */
export const risWriter: PaperWriter = {
  name: 'ris',
  extension: 'ris',
  mediaType: 'application/x-research-info-systems',
  *write(papers, notes) {
    for (const paper of papers) yield `${risRecord(paper, notes?.get(paper.id), true)}\r\n`;
  },
};
