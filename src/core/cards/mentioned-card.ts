import type { Document } from '../document/document.ts';
import { text } from '../document/rich-text.ts';
import type { Paper } from '../paper/paper.ts';
import { paperItems } from './paper-list.ts';
import { counted, privately } from './reply.ts';

/** Several papers a message names by id or link. */
export function mentionedCard(papers: readonly Paper[]): Document {
  const words = `That message names ${counted(papers.length, 'paper')} of the library`;
  return privately(`${words}.`, [
    { kind: 'heading', text: text(words) },
    { kind: 'list', start: 1, items: paperItems(papers) },
  ]);
}
