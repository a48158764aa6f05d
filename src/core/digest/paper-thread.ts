import { readableTitle } from '../cards/paper-lines.ts';
import { button, note } from '../cards/reply.ts';
import type { Block, Document } from '../document/document.ts';
import { text } from '../document/rich-text.ts';
import { latexToRich } from '../latex/index.ts';
import type { Paper } from '../paper/paper.ts';
import { paperRef } from '../paper/paper-ref.ts';
import { formatPublished } from '../paper/published.ts';
import { nominateNext } from './actions.ts';
import { discussionPrompts } from './prompts.ts';
import { shorten, shortenRich } from './shorten.ts';

/** Discord's bound for the name of a thread. */
const LONGEST_TITLE = 100;
/** Longer than any abstract; what a platform shows of it is its renderer's to say. */
const LONGEST_ABSTRACT = 8000;
const LONGEST_SOURCE = 100;

/** What stands beneath a paper of the week: its abstract with the source, and three questions to begin with. */
export function paperThread(paper: Paper): { title: string; document: Document } {
  const title = shorten(readableTitle(paper), LONGEST_TITLE);
  const document: Document = {
    summary: `Abstract of ${title}, and three questions to discuss.`,
    blocks: [
      ...abstractBlocks(paper),
      { kind: 'heading', text: text('To discuss') },
      { kind: 'list', start: 1, items: discussionPrompts(paper).map((prompt) => ({ title: text(prompt) })) },
    ],
    actions: [
      button('Cite', `Cite ${title}`, { route: 'cite', args: { query: paperRef(paper.id) } }),
      nominateNext(),
    ],
    visibility: 'everyone',
  };
  return { title, document };
}

function abstractBlocks(paper: Paper): Block[] {
  if (paper.abstract === null) {
    const where = paper.url === null ? 'it comes with an import from its source' : 'its page has it';
    return [note(`The library does not hold the abstract of this paper; ${where}.`)];
  }
  return [
    { kind: 'heading', text: text('Abstract') },
    { kind: 'quote', text: shortenRich(latexToRich(paper.abstract), LONGEST_ABSTRACT) },
    note(`Abstract from ${sourceOf(paper)}.`),
  ];
}

function sourceOf({ provenance }: Paper): string {
  const source = provenance.findLast(({ facts }) => facts.includes('abstract'));
  if (source === undefined) return 'its source';
  const words = `${source.source}: ${source.ref}`;
  return `${shorten(words, LONGEST_SOURCE)}, read ${formatPublished(source.retrieved)}`;
}
