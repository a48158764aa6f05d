import type { Document } from '../document/document.ts';
import { text } from '../document/rich-text.ts';
import { latexToPlain } from '../latex/index.ts';
import type { Paper } from '../paper/paper.ts';
import { paperRef } from '../paper/paper-ref.ts';
import type { SimilarPaper } from '../services.ts';
import { readableTitle, shortLine } from './paper-lines.ts';
import { paperItems, showPaper } from './paper-list.ts';
import { button, counted, privately, sentence, shareable } from './reply.ts';

const TERMS_SHOWN = 4;

/** Papers near one, each with what makes it near. */
export function similarCard(paper: Paper, similar: readonly SimilarPaper[]): Document {
  const title = readableTitle(paper);
  const back = button('Back to the paper', `Card of ${title}`, showPaper(paper));
  if (similar.length === 0) return sentence(`Nothing in the library is near “${title}”.`, [back]);
  const hits = new Map(similar.map((each) => [each.paper.id, each]));
  const items = paperItems(
    similar.map((each) => each.paper),
    { detailFor: (near) => [shortLine(near), whyNear(hits.get(near.id))].filter(Boolean).join(' — ') },
  );
  const card = privately(
    `${counted(similar.length, 'paper')} near ${title}.`,
    [
      { kind: 'heading', text: text(`Near “${title}”`) },
      { kind: 'list', start: 1, items },
    ],
    [back],
  );
  return shareable(card, { route: 'similar', args: { query: paperRef(paper.id) } });
}

const CITATIONS = { cites: 'cites this paper', 'cited-by': 'cited by this paper' } as const;

/** `cites this paper; shares low-rank, matrix; both by Behnam Neyshabur`. */
function whyNear(similar: SimilarPaper | undefined): string {
  if (similar === undefined) return '';
  const { sharedTerms, sharedAuthors, citation } = similar.hit;
  const reasons = [
    citation === null ? '' : CITATIONS[citation],
    sharedTerms.length === 0 ? '' : `shares ${sharedTerms.slice(0, TERMS_SHOWN).join(', ')}`,
    sharedAuthors.length === 0 ? '' : `both by ${sharedAuthors.map(latexToPlain).join(', ')}`,
  ];
  return reasons.filter((reason) => reason !== '').join('; ');
}
