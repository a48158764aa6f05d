import { cslItem } from '../../core/citation/csl-json.ts';
import type { PaperReader, PaperWriter } from '../../core/ports/formats.ts';
import { readCslJson } from './read-csl-json.ts';

/** CSL-JSON: an array of items, one item alone, items one after the other, or an array under `items`. */
export const cslJsonReader: PaperReader = { name: 'csl-json', read: readCslJson };

/** CSL-JSON: one array, an item a line. */
export const cslJsonWriter: PaperWriter = {
  name: 'csl-json',
  extension: 'json',
  mediaType: 'application/vnd.citationstyles.csl+json',
  *write(papers, notes) {
    yield '[';
    let separator = '\n';
    for (const paper of papers) {
      yield separator + JSON.stringify(cslItem(paper, notes?.get(paper.id), true));
      separator = ',\n';
    }
    yield '\n]\n';
  },
};
