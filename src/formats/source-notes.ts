import { CUT_AUTHORS_NOTE, INFERRED_YEAR_NOTE } from '../core/citation/source-notes.ts';
import type { PaperDraft } from '../core/paper/paper.ts';

/** What our own writers say in a note, since the format has no sign for it. */
export function factsInNotes(notes: readonly string[]): Pick<PaperDraft, 'authorsCut' | 'publishedInferred'> {
  const says = (words: string) => notes.some((note) => note.includes(words));
  return { authorsCut: says(CUT_AUTHORS_NOTE), publishedInferred: says(INFERRED_YEAR_NOTE) };
}
