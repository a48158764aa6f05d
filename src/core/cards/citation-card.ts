import { CITATION_STYLES } from '../citation/index.ts';
import type { Document } from '../document/document.ts';
import { text } from '../document/rich-text.ts';
import type { Paper } from '../paper/paper.ts';
import { paperRef } from '../paper/paper-ref.ts';
import { readableTitle } from './paper-lines.ts';
import { button, note, privately, shareable } from './reply.ts';

/** Buttons one card may carry and still be drawn in one row everywhere. */
const STYLES_OFFERED = 5;

/** A citation to copy, with the other styles a press away. */
export function citationCard(paper: Paper, style: string, citation: string): Document {
  const title = readableTitle(paper);
  const others = CITATION_STYLES.filter((other) => other !== style).slice(0, STYLES_OFFERED);
  const card = privately(
    `${style} citation of ${title}.`,
    [
      { kind: 'heading', text: text(`${title} (${style})`) },
      { kind: 'code', language: style, text: citation },
      note(`Styles: ${CITATION_STYLES.join(', ')}.`),
    ],
    others.map((other) =>
      button(other, `Cite ${title} in ${other} style`, {
        route: 'cite',
        args: { query: paperRef(paper.id), style: other },
      }),
    ),
  );
  return shareable(card, { route: 'cite', args: { query: paperRef(paper.id), style } });
}
