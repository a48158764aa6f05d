import type { Paper } from '../../core/paper/paper.ts';
import { createDictionary } from '../../core/search/dictionary.ts';
import { makeRecord, type PaperRecord, typedTexts } from '../../core/search/record.ts';
import { createExactMaps, type ExactMaps } from './exact-maps.ts';
import { createTextIndex, type TextIndex } from './text/text-index.ts';
import { createTextTerms } from './text/text-terms.ts';
import { createGrowingTypedIndex } from './typed/growing-typed-index.ts';
import type { TypedIndex } from './typed/typed-index.ts';
import { createVocabulary, type Vocabulary } from './typed/vocabulary.ts';

/** Past this many papers MiniSearch answers slower than a key press allows, and typed arrays take over. */
export const MOST_FOR_MINISEARCH = 2_000;

/** All indexes over one set of papers, kept in step. A document number stands for one version of one paper. */
export interface IndexedLibrary {
  put(paper: Paper): void;
  drop(id: string): void;
  size(): number;
  record(document: number): PaperRecord | null;
  documents(): Iterable<number>;
  /** Orders documents by their papers' ids: the tie-break everywhere. */
  compareIds(a: number, b: number): number;
  exact: ExactMaps;
  vocabulary: Vocabulary;
  text: TextIndex;
  /** A stem as a word people can read. */
  wordOf(term: string): string;
  typed: TypedIndex;
}

export function createIndexedLibrary(mostForMiniSearch: number): IndexedLibrary {
  const records = new Map<number, PaperRecord>();
  const exact = createExactMaps();
  const words = createDictionary();
  const vocabulary = createVocabulary(words, () => records.size);
  const terms = createDictionary();
  const text = createTextIndex(terms);
  const textTerms = createTextTerms(terms);
  const typed = createGrowingTypedIndex(words, mostForMiniSearch, (document) => {
    const record = records.get(document);
    return record === undefined ? null : vocabulary.numbersIn(typedTexts(record));
  });
  let nextDocument = 0;

  function drop(id: string): void {
    const document = exact.byId(id);
    const record = document === null ? undefined : records.get(document);
    if (document === null || record === undefined) return;
    records.delete(document);
    exact.remove(document, record);
    vocabulary.remove(vocabulary.numbersIn(typedTexts(record)));
    typed.remove(document);
    text.remove(document);
  }

  return {
    put(paper) {
      drop(paper.id);
      const record = makeRecord(paper);
      const document = nextDocument;
      nextDocument += 1;
      const numbers = vocabulary.numbersIn(typedTexts(record));
      records.set(document, record);
      exact.add(document, record);
      vocabulary.add(numbers);
      typed.add(document, numbers);
      text.add(document, textTerms.read(paper));
    },
    drop,
    size: () => records.size,
    record: (document) => records.get(document) ?? null,
    documents: () => records.keys(),
    compareIds(a, b) {
      const left = records.get(a)?.id ?? '';
      const right = records.get(b)?.id ?? '';
      return left < right ? -1 : left > right ? 1 : 0;
    },
    exact,
    vocabulary,
    text,
    wordOf: textTerms.wordOf,
    typed,
  };
}
