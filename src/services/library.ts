import { AskerError } from '../core/errors.ts';
import type { Paper } from '../core/paper/paper.ts';
import type { PaperWriter } from '../core/ports/formats.ts';
import type { SearchIndex } from '../core/ports/search-index.ts';
import type { Store } from '../core/ports/store.ts';
import type { Library } from '../core/services.ts';
import { authorsCalled, authorsNear, authorsTyped, profileOf } from './authors.ts';
import { type Catalogue, readCatalogue } from './catalogue.ts';
import { overviewOf } from './overview.ts';

/** The library service, and what whoever changed papers must call: all that follows from them is worked out anew. */
export interface LibraryService extends Library {
  changed(): void;
}

export interface LibraryParts {
  /** What a removed paper leaves too; `null` where nothing is searched. */
  openIndex: (() => Promise<SearchIndex>) | null;
  /** Who else works out something from all papers together. */
  onChange: () => void;
}

/** Answers questions about papers and authors. What follows from all papers together is worked out once a change. */
export function createLibrary(
  store: Store,
  writers: readonly PaperWriter[],
  { openIndex, onChange }: LibraryParts = { openIndex: null, onChange: () => {} },
): LibraryService {
  let reading: Promise<Catalogue> | null = null;
  const known = () => {
    reading ??= readCatalogue(store);
    return reading;
  };

  const library: LibraryService = {
    changed() {
      reading = null;
      onChange();
    },

    async remove(id) {
      const index = openIndex === null ? null : await openIndex();
      let removed: Paper | null = null;
      await store.papers.change(id, (paper) => {
        removed = paper;
        return null;
      });
      if (removed === null) return null;
      await index?.remove([id]);
      library.changed();
      return removed;
    },

    paper: (id) => store.papers.get(id),

    async papers(ids) {
      const found = await Promise.all(ids.map((id) => store.papers.get(id)));
      return found.filter((paper) => paper !== null);
    },

    async authors(name, limit) {
      const catalogue = await known();
      const fitting = authorsCalled(name, catalogue).slice(0, limit);
      return Promise.all(fitting.map((person) => profileOf(store, person, catalogue)));
    },

    async suggestAuthors(typed, limit) {
      return authorsTyped(typed, await known())
        .slice(0, limit)
        .map(({ name, paperIds }) => ({ name, papers: paperIds.length }));
    },

    async nearAuthors(name, limit) {
      const catalogue = await known();
      const near = authorsNear(name, catalogue).slice(0, limit);
      return Promise.all(near.map((person) => profileOf(store, person, catalogue)));
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
