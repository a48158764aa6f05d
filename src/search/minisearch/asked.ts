import { type Filters, NO_FILTERS } from '../../core/query/query.ts';
import type { AskedText, ComparedLibrary } from '../../core/search/asked-library.ts';
import { compileFilters } from '../../core/search/filter.ts';
import { fewestTexts, readQuery } from '../../core/search/rank/read-query.ts';
import type { IndexedLibrary } from './library.ts';
import { newestPassing } from './newest.ts';

/** The library as one question with these filters sees it. */
export function askedLibrary(library: IndexedLibrary, filters: Filters = NO_FILTERS): ComparedLibrary {
  const { exact, vocabulary } = library;
  const passes = compileFilters(filters);
  const accepts = (document: number) => {
    const record = library.record(document);
    return record !== null && passes(record);
  };
  const options = { accepts, compareTied: library.compareIds };
  const text: AskedText = {
    frequency: library.text.frequency,
    best: async (terms, limit) => library.text.best(terms, limit, options),
    termsOf: async (documents) => documents.map(library.text.termsOf),
    heldBy: async (asked) => asked.map(({ document, terms }) => library.text.heldBy(document, terms)),
  };
  return {
    record: library.record,
    compareIds: library.compareIds,
    idf: vocabulary.idf,
    byIdentifier: async (identifier) => exact.byIdentifier(identifier).filter(accepts),
    byTitle: async (squashed) => exact.byTitle(squashed).filter(accepts),
    byName: async (squashed) => exact.byName(squashed).filter(accepts),
    newest: (limit) => newestPassing(library, accepts, limit),
    read: async (question) =>
      readQuery(question, {
        vocabulary,
        textFrequency: library.text.frequency,
        fewestTexts: fewestTexts(library.size()),
        papers: library.size,
      }),
    typed: async (groups, limit) => library.typed.candidates(groups, limit, options),
    text,
    byId: async (id) => exact.byId(id),
    citing: async (record) => exact.citing(record),
    citedBy: async (record) => exact.citedBy(record),
    scoresOf: async (documents, terms) => documents.map((document) => library.text.scoreOf(document, terms)),
    wordOf: library.wordOf,
  };
}
