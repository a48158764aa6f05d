import { groupAuthors } from '../core/names/index.ts';
import type { Author, Paper } from '../core/paper/paper.ts';
import type { Store } from '../core/ports/store.ts';
import { slug } from '../core/text/title.ts';

/** What follows from all papers together: who wrote which, under which spellings. */
export interface Catalogue {
  people: Map<string, CataloguedAuthor>;
}

export interface CataloguedAuthor {
  name: string;
  variants: string[];
  author: Author | null;
  paperIds: string[];
}

/** Reads the library once; call again after it changed. */
export async function readCatalogue(store: Store): Promise<Catalogue> {
  const written = new Map<string, string[]>();
  for await (const [id, paper] of store.papers.all()) addPaper(written, id, paper);
  const described = new Map<string, Author>();
  for await (const [, author] of store.authors.all()) described.set(author.name, author);
  const people = new Map<string, CataloguedAuthor>();
  for (const [name, variants] of groupAuthors([...described.keys(), ...written.keys()])) {
    const spellings = [...new Set([name, ...variants])];
    const author =
      spellings.map((spelling) => described.get(spelling)).find((found) => found !== undefined) ?? null;
    const paperIds = [...new Set(spellings.flatMap((spelling) => written.get(spelling) ?? []))];
    const shown = author?.name ?? name;
    const others = spellings.filter((spelling) => spelling !== shown);
    people.set(slug(shown), { name: shown, variants: others, author, paperIds });
  }
  return { people };
}

function addPaper(written: Map<string, string[]>, id: string, paper: Paper): void {
  for (const name of [...paper.authors, ...paper.pageAuthors]) {
    const ids = written.get(name);
    if (ids === undefined) written.set(name, [id]);
    else ids.push(id);
  }
}
