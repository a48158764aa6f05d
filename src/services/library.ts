import { editDistance } from '../core/edit-distance.ts';
import { AskerError } from '../core/errors.ts';
import { matchesName } from '../core/names.ts';
import type { Paper } from '../core/paper.ts';
import type { PaperWriter } from '../core/ports/formats.ts';
import type { Store } from '../core/ports/store.ts';
import { yearOf } from '../core/published.ts';
import type { AuthorProfile, Library, LibraryOverview } from '../core/services.ts';
import { foldedWords } from '../core/text/fold.ts';
import { type Catalogue, type CataloguedAuthor, readCatalogue } from './catalogue.ts';

/** The library service, and what its owner must call after papers changed. */
export interface LibraryService extends Library {
  changed(): void;
}

const FAR = 4;

/** Answers questions about papers and authors. What follows from all papers together is worked out once a change. */
export function createLibrary(store: Store, writers: readonly PaperWriter[]): LibraryService {
  let catalogue: Promise<Catalogue> | null = null;
  const known = () => {
    catalogue ??= readCatalogue(store);
    return catalogue;
  };

  const library: LibraryService = {
    changed() {
      catalogue = null;
    },

    paper: (id) => store.papers.get(id),

    async papers(ids) {
      const found = await Promise.all(ids.map((id) => store.papers.get(id)));
      return found.filter((paper) => paper !== null);
    },

    async authors(name, limit) {
      const { people } = await known();
      const fitting = bestFirst(
        name,
        [...people.values()].filter((person) => fits(name, person)),
      );
      return Promise.all(fitting.slice(0, limit).map((person) => profileOf(store, person, people)));
    },

    async nearAuthors(name, limit) {
      const { people } = await known();
      const near = nearest(name, [...people.values()]).slice(0, limit);
      return Promise.all(near.map((person) => profileOf(store, person, people)));
    },

    async overview() {
      return overviewOf(store, (await known()).people.size);
    },

    async export(format) {
      const papers: Paper[] = [];
      for await (const [, paper] of store.papers.all()) papers.push(paper);
      return library.exportPapers('library', format, papers);
    },

    exportPapers(name, format, papers, notes) {
      const writer = writers.find((candidate) => candidate.name === format);
      if (writer === undefined) {
        const names = writers.map((candidate) => candidate.name).join(', ');
        throw new AskerError('unknown-format', `I cannot write “${format}”. I can write ${names}.`);
      }
      const content = [...writer.write(papers, notes)].join('');
      return { name: `${name}.${writer.extension}`, mediaType: writer.mediaType, content };
    },
  };
  return library;
}

function fits(typed: string, person: CataloguedAuthor): boolean {
  return [person.name, ...person.variants].some((spelling) => matchesName(typed, spelling));
}

/** A name typed in full is that person alone, even where longer names contain it; else the most papers first. */
function bestFirst(typed: string, people: readonly CataloguedAuthor[]): CataloguedAuthor[] {
  const asTyped = foldedWords(typed).join(' ');
  const exact = people.filter((person) =>
    [person.name, ...person.variants].some((spelling) => foldedWords(spelling).join(' ') === asTyped),
  );
  if (exact.length > 0) return exact;
  return people.toSorted((a, b) => b.paperIds.length - a.paperIds.length || (a.name < b.name ? -1 : 1));
}

/** Names within a few slips of what was typed, whole or by their last word. */
function nearest(typed: string, people: readonly CataloguedAuthor[]): CataloguedAuthor[] {
  const wanted = foldedWords(typed).join(' ').slice(0, 80);
  return people
    .map((person) => ({ person, distance: nameDistance(wanted, person.name) }))
    .filter(({ distance }) => distance <= Math.min(FAR, Math.ceil(wanted.length / 3)))
    .sort((a, b) => a.distance - b.distance || b.person.paperIds.length - a.person.paperIds.length)
    .map(({ person }) => person);
}

function nameDistance(wanted: string, name: string): number {
  const words = foldedWords(name);
  const candidates = [words.join(' '), ...words];
  return Math.min(...candidates.map((candidate) => editDistance(wanted, candidate, FAR)));
}

async function profileOf(
  store: Store,
  person: CataloguedAuthor,
  people: ReadonlyMap<string, CataloguedAuthor>,
): Promise<AuthorProfile> {
  const found = await Promise.all(person.paperIds.map((id) => store.papers.get(id)));
  const papers = found.filter((paper) => paper !== null).sort(newestFirst);
  return {
    name: person.name,
    variants: person.variants,
    author: person.author,
    papers,
    coauthors: coauthorsOf(person, papers, people),
  };
}

function newestFirst(a: Paper, b: Paper): number {
  const [first, second] = [a.published ?? '', b.published ?? ''];
  if (first === second) return a.id < b.id ? -1 : 1;
  return first < second ? 1 : -1;
}

function coauthorsOf(
  person: CataloguedAuthor,
  papers: readonly Paper[],
  people: ReadonlyMap<string, CataloguedAuthor>,
): { name: string; papers: number }[] {
  const canonical = new Map<string, string>();
  for (const each of people.values()) {
    for (const spelling of [each.name, ...each.variants]) canonical.set(spelling, each.name);
  }
  const counts = new Map<string, number>();
  for (const paper of papers) {
    const names = new Set(paper.authors.map((name) => canonical.get(name) ?? name));
    names.delete(person.name);
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .map(([name, count]) => ({ name, papers: count }))
    .sort((a, b) => b.papers - a.papers || (a.name < b.name ? -1 : 1));
}

async function overviewOf(store: Store, authors: number): Promise<LibraryOverview> {
  const overview: LibraryOverview = {
    papers: 0,
    authors,
    withAbstract: 0,
    withCode: 0,
    shape: [],
    sources: [],
    newest: null,
  };
  const sources = new Map<string, LibraryOverview['sources'][number]>();
  for await (const [, paper] of store.papers.all()) {
    overview.papers += 1;
    if (paper.abstract !== null) overview.withAbstract += 1;
    if (paper.hasCode) overview.withCode += 1;
    overview.shape.push({
      year: paper.published === null ? null : String(yearOf(paper.published)),
      category: paper.categories[0] ?? null,
    });
    if ((paper.published ?? '') > (overview.newest?.published ?? '')) overview.newest = paper;
    for (const { source, ref, retrieved } of paper.provenance) {
      const key = JSON.stringify([source, ref]);
      const row = sources.get(key) ?? { source, ref, papers: 0, newest: retrieved };
      sources.set(key, {
        ...row,
        papers: row.papers + 1,
        newest: retrieved > row.newest ? retrieved : row.newest,
      });
    }
  }
  overview.sources = [...sources.values()].sort((a, b) => b.papers - a.papers || (a.ref < b.ref ? -1 : 1));
  return overview;
}
