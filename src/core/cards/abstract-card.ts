import type { Action, Document } from '../document/document.ts';
import { text } from '../document/rich-text.ts';
import { latexToRich } from '../latex/index.ts';
import type { Paper } from '../paper/paper.ts';
import { paperRef } from '../paper/paper-ref.ts';
import type { Place } from '../person.ts';
import { paperActions } from './paper-card.ts';
import { readableTitle, titleLine } from './paper-lines.ts';
import { button, note, privately, shareable } from './reply.ts';
import { retractionBlocks } from './retraction.ts';
import { sourceName } from './source-names.ts';

/** The abstract as its source has it, or where to read it when the library holds none. */
export function abstractCard(paper: Paper, place: Place): Document {
  const title = readableTitle(paper);
  const others = [
    ...paperActions(paper, place).filter((action) => action.label !== 'Abstract'),
    button('Sources', `Where the facts about ${title} came from`, {
      route: 'paper sources',
      args: { query: paperRef(paper.id) },
    }),
  ];
  if (paper.abstract === null) return missingAbstract(paper, title, others);
  const card = privately(
    `Abstract of ${title}.`,
    [
      { kind: 'heading', text: titleLine(paper) },
      ...retractionBlocks(paper),
      { kind: 'quote', text: latexToRich(paper.abstract) },
      note(`Abstract from ${abstractSource(paper)}.`),
    ],
    others,
  );
  return shareable(card, { route: 'paper abstract', args: { query: paperRef(paper.id) } });
}

function missingAbstract(paper: Paper, title: string, actions: Action[]): Document {
  const where =
    paper.url === null
      ? 'It comes with an import of the paper from its source.'
      : 'Its page has it: the title links there.';
  const words = `The library does not hold the abstract of “${title}”. ${where}`;
  return privately(
    words,
    [
      { kind: 'heading', text: titleLine(paper) },
      ...retractionBlocks(paper),
      { kind: 'paragraph', text: text(words) },
    ],
    actions,
  );
}

function abstractSource(paper: Paper): string {
  const source = paper.provenance.findLast((each) => each.facts.includes('abstract'));
  return source === undefined
    ? 'its source'
    : `${sourceName(source.source)} (${source.ref}), read ${source.retrieved}`;
}
