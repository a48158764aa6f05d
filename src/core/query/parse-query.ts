import { parseIdentifier } from '../identifiers/index.ts';
import { latexToPlain } from '../latex/index.ts';
import { takeFilters } from './apply-filters.ts';
import { cleanTyped, cutText } from './clean.ts';
import { type Identifier, QUERY_LIMITS, type Query } from './query.ts';

export { describeFilters, writeFilters } from './describe-filters.ts';

/**
 * Takes a question apart. Never throws, whatever was typed; time is linear and bounded by `QUERY_LIMITS`.
 *
 * Filters are `author:` `year:` `category:` (or `cat:`) `has:code` `no:code` `-has:code`, in any case, their values
 * in any quotation marks, and may be repeated: authors and years all apply, categories are alternatives. A known
 * filter whose value makes no sense is named in `ignored`; any other `word:` is just a word. With several
 * identifiers in the text the first counts and the others stay among the words. A title that comments on another
 * paper (`Reply to …`, `Comment on …`) keeps the identifier it names as a word.
 */
export function parseQuery(typed: string): Query {
  const cleaned = cleanTyped(typed, QUERY_LIMITS.characters);
  const { words, filters, ignored } = takeFilters(cleaned);
  const { identifier, rest } = takeIdentifier(words);
  return { text: readable(rest), typed: cleaned, identifier, filters, ignored };
}

function takeIdentifier(words: readonly string[]): {
  identifier: Identifier | null;
  rest: readonly string[];
} {
  const whole = parseIdentifier(words.join(' '));
  if (whole !== null) return { identifier: whole, rest: [] };
  if (isAboutAnother(words)) return { identifier: null, rest: words };
  for (const [index, word] of words.entries()) {
    const identifier = /\d/.test(word) ? parseIdentifier(word) : null;
    if (identifier === null) continue;
    const before = words.slice(0, index);
    const isLabelled = /^\(?(?:arxiv|doi):?$/i.test(before.at(-1) ?? '');
    return { identifier, rest: [...(isLabelled ? before.slice(0, -1) : before), ...words.slice(index + 1)] };
  }
  return { identifier: null, rest: words };
}

/** How titles begin that name another paper's identifier: `Comment on "…" [arXiv:0810.3720]`. */
const ABOUT_ANOTHER =
  /^\W*(?:addendum|comments?|corrections?|corrigendum|critique|erratum|notes?|rebuttal|remarks?|reply|response)\W*$/i;
const SHORTEST_TITLE_WORDS = 6;

/** Whether this reads like the title of a paper about another one, so that an identifier in it is the other's. */
function isAboutAnother(words: readonly string[]): boolean {
  return words.length >= SHORTEST_TITLE_WORDS && words.slice(0, 3).some((word) => ABOUT_ANOTHER.test(word));
}

/** LaTeX is only read where there is some: elsewhere `%` and `~` mean themselves. */
function readable(words: readonly string[]): string {
  const joined = words.join(' ');
  const plain = /[\\${}]/.test(joined) ? latexToPlain(joined) : joined;
  const terms = plain.split(/\s+/u).filter(Boolean).slice(0, QUERY_LIMITS.terms);
  return cutText(terms.join(' '), QUERY_LIMITS.characters);
}
