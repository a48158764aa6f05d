import { cslItem } from '../../core/citation/csl-json.ts';
import type { PaperWriter } from '../../core/ports/formats.ts';

/** CSL-JSON: one array, an item a line. */
export const cslJsonWriter: PaperWriter = {
  name: 'csl-json',
  extension: 'json',
  mediaType: 'application/vnd.citationstyles.csl+json',
  *write(papers, notes) {
    yield '[';
    let separator = '\n';
    for (const paper of papers) {
      yield separator + JSON.stringify(cslItem(paper, notes?.get(paper.id)));
      separator = ',\n';
    }
    yield '\n]\n';
  },
};
