import MiniSearch, { type QueryCombination, type SearchResult } from 'minisearch';
import type { Dictionary } from '../../../core/search/dictionary.ts';
import type { SpellingGroup } from '../../../core/search/rank/spelling.ts';
import type { CandidateOptions, TypedIndex } from './typed-index.ts';

const ENOUGH = 20;

/** The typed index on MiniSearch: all words first (AND), any of them (OR) when too few papers have them all. */
export function createMiniSearchTypedIndex(dictionary: Dictionary): TypedIndex {
  const index = new MiniSearch<{ id: number; words: string }>({
    fields: ['words'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
    searchOptions: { prefix: false, fuzzy: false },
  });

  function find(
    groups: readonly SpellingGroup[],
    combineWith: 'AND' | 'OR',
    options: CandidateOptions,
  ): SearchResult[] {
    const queries = groups.map(toQuery);
    return index.search({ combineWith, queries }, { filter: (result) => options.accepts(result.id) });
  }

  return {
    add: (document, numbers) => index.add({ id: document, words: numbers.map(dictionary.wordOf).join(' ') }),
    remove: (document) => index.discard(document),
    candidates(groups, limit, options) {
      if (groups.length === 0) return [];
      let found = find(groups, 'AND', options);
      if (found.length < ENOUGH && groups.length > 1) found = [...found, ...find(groups, 'OR', options)];
      const order = (a: SearchResult, b: SearchResult) =>
        b.score - a.score || options.compareTied(a.id, b.id);
      return [...new Set(found.sort(order).map((result) => result.id as number))].slice(0, limit);
    },
  };
}

function toQuery(group: SpellingGroup): QueryCombination {
  const trust = new Map(group.spellings.map((spelling) => [spelling.word, spelling.trust]));
  return {
    combineWith: 'OR',
    queries: [...trust.keys()],
    boostTerm: (term) => trust.get(term) ?? 1,
  };
}
