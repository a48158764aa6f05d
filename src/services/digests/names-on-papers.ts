import { authorNameTest } from '../../core/digest/covers.ts';
import type { Store } from '../../core/ports/store.ts';
import { foldedWords } from '../../core/text/fold.ts';
import { createTurns } from '../../core/turns.ts';
import type { Shelf } from './shelf.ts';

/** Every name that stands on papers, once, with the papers; for finding what one author wrote. */
export interface NamesOnPapers {
  /** Positions of the papers whose authors an author's name fits (`authorNameTest`). */
  writtenBy(author: string): Promise<Set<number>>;
}

const NAMES_PER_TURN = 2000;
const SCANNED_PER_TURN = 20_000;

export async function readNames(store: Pick<Store, 'papers'>, shelf: Shelf): Promise<NamesOnPapers> {
  const papersByName = new Map<string, number[]>();
  const turn = createTurns(NAMES_PER_TURN);
  for await (const [id, { authors, pageAuthors }] of store.papers.all()) {
    const position = shelf.positions.get(id);
    const pause = turn();
    if (pause !== null) await pause;
    if (position === undefined) continue;
    for (const name of [...authors, ...pageAuthors]) {
      const papers = papersByName.get(name);
      if (papers === undefined) papersByName.set(name, [position]);
      else papers.push(position);
    }
  }
  const names: { name: string; folded: string; papers: number[] }[] = [];
  for (const [name, papers] of papersByName) {
    const pause = turn();
    if (pause !== null) await pause;
    names.push({ name, folded: foldedWords(name).join(''), papers });
  }

  return {
    async writtenBy(author) {
      const isAuthor = authorNameTest(author);
      const words = foldedWords(author).filter((word) => word.length > 1 || /^\p{Lo}/u.test(word));
      const found = new Set<number>();
      const next = createTurns(SCANNED_PER_TURN);
      for (const { name, folded, papers } of names) {
        const pause = next();
        if (pause !== null) await pause;
        // A name that fits holds a word of what was asked: most are passed over without being taken apart.
        if (!words.some((word) => folded.includes(word)) || !isAuthor(name)) continue;
        for (const position of papers) found.add(position);
      }
      return found;
    },
  };
}
