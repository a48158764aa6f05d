import { createTextIndex } from '../text/text-index.ts';
import type { TypedIndex } from './typed-index.ts';

/**
 * The typed index in typed arrays, for libraries past the size at which MiniSearch is slow (MOST_FOR_MINISEARCH):
 * papers by the summed information of the words they hold, so those that hold all come first without asking twice.
 */
export function createCompactTypedIndex(): TypedIndex {
  const index = createTextIndex();
  return {
    add: (document, words) => index.add(document, new Map([...words].map((word) => [word, 1]))),
    remove: (document) => index.remove(document),
    candidates(groups, limit, options) {
      const terms = groups
        .flatMap((group) => group.spellings)
        .map((spelling) => ({ term: spelling.word, weight: spelling.trust }));
      return index.best(terms, limit, options).map((found) => found.document);
    },
  };
}
