import { AskerError } from '../../core/errors.ts';
import { type ArxivId, parseIdentifier } from '../../core/identifiers/index.ts';
import { fullCategory, shortCategory } from '../../core/paper/category.ts';
import { parseQuery } from '../../core/query/parse-query.ts';
import { authorTerm, categoryTerm, submittedTerm, wordTerms } from './terms.ts';

/** What a reference asks for: papers by id, in that order, or those a search expression finds. */
export type ArxivRef = { kind: 'ids'; ids: ArxivId[] } | { kind: 'query'; expression: string };

/** As in usage lines. */
export const REFS = 'an id, a query, a category or author:<name>';

const LONGEST_REF = 20_000;
const LONGEST_QUERY = 1000;
const FIELDS = /(?:^|[\s("])(?:ti|au|abs|co|jr|cat|rn|all|id|submittedDate|lastUpdatedDate):/;
const OPERATORS = /\s(?:AND|OR|ANDNOT)\s/;
const LISTING =
  /^(?:https?:\/\/)?(?:[a-z]+\.)?arxiv\.org\/(?:list|archive|rss|atom)\/([a-z][\w.+-]{1,200})(?:[/?#]|$)/i;

/**
 * Reads a reference: ids or addresses of papers (several apart by spaces or commas), categories (`cs.LG`,
 * `cs.LG+stat.ML`, the address of a listing), `author:Name`, any query in arXiv's own language, or words with the
 * filters people know from the search. Throws an AskerError for anything else.
 */
export function readRef(typed: string, today: string): ArxivRef {
  const ref = typed.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  if (ref === '') throw unreadable(`I need ${REFS} to look for on arXiv.`);
  if (ref.length > LONGEST_REF) throw unreadable('That is longer than any question arXiv can read.');
  const ids = readIds(ref);
  if (ids !== null) return { kind: 'ids', ids };
  if (ref.length > LONGEST_QUERY) throw unreadable('That is longer than any question arXiv can read.');
  const categories = readCategories(LISTING.exec(ref)?.[1] ?? ref);
  if (categories !== null) return { kind: 'query', expression: anyOf(categories.map(categoryTerm)) };
  if (/^https?:\/\//i.test(ref)) {
    throw unreadable('That address names no paper and no category of arXiv.');
  }
  return { kind: 'query', expression: authorAlone(ref) ?? ownLanguage(ref) ?? fromWords(ref, today) };
}

function readIds(ref: string): ArxivId[] | null {
  const found = ref
    .split(/[\s,;]+/)
    .filter((piece) => piece !== '')
    .map(parseIdentifier);
  const whole = parseIdentifier(ref);
  const identifiers = whole === null ? found : [whole];
  if (identifiers.length === 0 || identifiers.some((identifier) => identifier === null)) return null;
  const ids = new Map<string, ArxivId>();
  for (const identifier of identifiers) {
    if (identifier?.kind !== 'arxiv') {
      throw unreadable('That is a DOI, and arXiv looks papers up by arXiv id: try the source doi.');
    }
    ids.set(identifier.id, { id: identifier.id, version: identifier.version });
  }
  return [...ids.values()];
}

/** Full names in any case; short ones only as they are written there (`LG`), since `it` and `as` are words. */
function readCategories(text: string): string[] | null {
  const names = text.split(/\s*[+,]\s*|\s+/).filter((name) => name !== '');
  const full = names.map((name) => {
    const category = fullCategory(name);
    if (category === null) return null;
    const isFull = category.toLowerCase() === name.toLowerCase();
    return isFull || shortCategory(category) === name ? category : null;
  });
  const known = full.filter((category) => category !== null);
  return known.length > 0 && known.length === full.length ? [...new Set(known)] : null;
}

function authorAlone(ref: string): string | null {
  const name = /^(?:author|au):\s*(["']?)([^"'():[\]]{1,200})\1$/i.exec(ref)?.[2];
  return name === undefined || OPERATORS.test(name) ? null : authorTerm(name);
}

/** arXiv's own query language, as it stands; only what would be misread for sure is refused. */
function ownLanguage(ref: string): string | null {
  if (!FIELDS.test(ref) && !OPERATORS.test(ref)) return null;
  const outside = ref.replace(/"[^"]*"/g, '');
  const opening = outside.split('(').length;
  if (outside.includes('"') || opening !== outside.split(')').length) {
    throw unreadable('A quotation mark or bracket in that query has no partner.');
  }
  return ref;
}

function fromWords(ref: string, today: string): string {
  const { text, filters, ignored } = parseQuery(ref);
  if (ignored.length > 0) throw unreadable(`I could not read ${ignored.join(', ')}.`);
  const { yearFrom, yearTo } = filters;
  const terms = [
    wordTerms('all', text),
    ...filters.authors.map(authorTerm),
    filters.categories.length === 0
      ? null
      : anyOf(filters.categories.map((name) => categoryTerm(fullCategory(name) ?? name))),
    yearFrom === null && yearTo === null
      ? null
      : submittedTerm(`${yearFrom ?? 1991}-01-01`, yearTo === null ? today : `${yearTo}-12-31`),
  ].filter((term) => term !== null);
  if (terms.length === 0) throw unreadable(`There is nothing in that to look for. I can take ${REFS}.`);
  return terms.join(' AND ');
}

function anyOf(terms: readonly string[]): string {
  return terms.length === 1 ? (terms[0] ?? '') : `(${terms.join(' OR ')})`;
}

function unreadable(message: string): AskerError {
  return new AskerError('unreadable-reference', message);
}
