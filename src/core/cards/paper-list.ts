import type { Call, ListItem } from '../document/document.ts';
import { text } from '../document/rich-text.ts';
import type { Paper } from '../paper/paper.ts';
import { paperRef } from '../paper/paper-ref.ts';
import { readableTitle, shortLine } from './paper-lines.ts';

/** Items of a list people choose from; choosing one calls what `callFor` says, a card by default. */
export function paperItems(
  papers: readonly Paper[],
  settings: { callFor?: (paper: Paper) => Call; detailFor?: (paper: Paper) => string } = {},
): ListItem[] {
  const { callFor = showPaper, detailFor = shortLine } = settings;
  return papers.map((paper) => ({
    title: text(readableTitle(paper)),
    detail: text(detailFor(paper)),
    call: callFor(paper),
  }));
}

/** The call that shows a paper's card. */
export function showPaper(paper: Pick<Paper, 'id'>): Call {
  return { route: 'paper', args: { query: paperRef(paper.id) } };
}
