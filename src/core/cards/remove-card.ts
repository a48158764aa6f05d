import type { Document } from '../document/document.ts';
import { text } from '../document/rich-text.ts';
import type { Paper } from '../paper/paper.ts';
import { paperRef } from '../paper/paper-ref.ts';
import { readableTitle, titleLine } from './paper-lines.ts';
import { showPaper } from './paper-list.ts';
import { button, note, privately, sentence } from './reply.ts';

/** Asks before a paper leaves the library. */
export function removeCard(paper: Paper): Document {
  const title = readableTitle(paper);
  const words = `Take “${title}” out of the library, for everybody?`;
  return privately(
    words,
    [
      { kind: 'paragraph', text: text(words) },
      { kind: 'heading', text: titleLine(paper) },
      note(
        'Reading lists, votes and past issues that name it stay. A source that is followed and still lists it can bring it back.',
      ),
    ],
    [
      button(
        'Remove it',
        `Remove ${title} from the library`,
        { route: 'library remove', args: { query: paperRef(paper.id), confirm: true } },
        'danger',
      ),
      button('Keep it', `Keep ${title}`, showPaper(paper)),
    ],
  );
}

/** It is gone; where it has an identifier it can be brought back at a press. */
export function removedCard({ title, arxivId, doi }: Paper): Document {
  const ref = arxivId ?? doi;
  const back =
    ref === null
      ? []
      : [button('Bring it back', 'Add the paper again', { route: 'library add', args: { ref } })];
  return sentence(`“${readableTitle({ title })}” is no longer in the library.`, back);
}
