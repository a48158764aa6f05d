import type { Dictionary } from '../../../core/search/dictionary.ts';
import { createTextIndex } from '../text/text-index.ts';
import type { TypedIndex } from './typed-index.ts';

/** Length only decides between papers that hold the same words: the shorter title first. */
const TIE_BREAK = 0.05;
/** Papers that hold less of the question's information than this share of what the best holds are not in question. */
const SHARE_OF_BEST = 0.35;

/**
 * The typed index in typed arrays, for libraries past the size at which MiniSearch is slow (MOST_FOR_MINISEARCH):
 * papers by the summed information of the words they hold, so those that hold all come first without asking twice.
 */
export function createCompactTypedIndex(words: Dictionary): TypedIndex {
  const index = createTextIndex(words, { b: TIE_BREAK });
  return {
    add: index.add,
    remove: index.remove,
    candidates(groups, limit, options) {
      const terms = groups
        .flatMap((group) => group.spellings)
        .map((spelling) => ({ term: spelling.word, weight: spelling.trust }));
      const found = index.best(terms, limit, options);
      const enough = (found[0]?.score ?? 0) * SHARE_OF_BEST;
      return found.filter(({ score }) => score >= enough).map(({ document }) => document);
    },
  };
}
