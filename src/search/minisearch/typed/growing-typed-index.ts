import type { Dictionary } from '../../../core/search/dictionary.ts';
import { createCompactTypedIndex } from './compact-typed-index.ts';
import { createMiniSearchTypedIndex } from './minisearch-typed-index.ts';
import type { TypedIndex } from './typed-index.ts';

/** How many documents move at each addition: few, so that nobody waits. */
const MOVED_AT_ONCE = 8;

/**
 * MiniSearch up to `mostForMiniSearch` documents, typed arrays beyond. The move happens little by little while
 * further documents are added; until it is done MiniSearch answers. `wordsOf` gives the
 * numbers of a document's words again.
 */
export function createGrowingTypedIndex(
  dictionary: Dictionary,
  mostForMiniSearch: number,
  wordsOf: (document: number) => readonly number[] | null,
): TypedIndex {
  let current = createMiniSearchTypedIndex(dictionary);
  let next: TypedIndex | null = null;
  const documents = new Set<number>();
  let waiting: number[] = [];
  let isGrown = false;

  function moveSome(): void {
    if (isGrown || documents.size <= mostForMiniSearch) return;
    if (next === null) {
      next = createCompactTypedIndex(dictionary);
      waiting = [...documents];
    }
    for (const document of waiting.splice(-MOVED_AT_ONCE)) {
      const words = documents.has(document) ? wordsOf(document) : null;
      if (words !== null) next.add(document, words);
    }
    if (waiting.length > 0) return;
    current = next;
    next = null;
    isGrown = true;
    documents.clear();
  }

  return {
    add(document, words) {
      current.add(document, words);
      next?.add(document, words);
      if (!isGrown) documents.add(document);
      moveSome();
    },
    remove(document) {
      current.remove(document);
      next?.remove(document);
      documents.delete(document);
    },
    candidates: (groups, limit, options) => current.candidates(groups, limit, options),
  };
}
