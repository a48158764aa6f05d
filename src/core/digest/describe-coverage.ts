import { categoryName } from '../paper/category.ts';
import { writeFilters } from '../query/parse-query.ts';
import { NO_FILTERS } from '../query/query.ts';
import { shorten } from './shorten.ts';
import type { Coverage, Follow } from './subscription.ts';

const SHOWN = 60;

/** What a digest covers, in words: `the whole library`, `papers about “pruning” in cs.LG (Machine Learning), with code`. */
export function describeCoverage({ topic, author, category, hasCode }: Coverage): string {
  const parts = [
    topic === null ? '' : ` about “${shorten(topic, SHOWN)}”`,
    author === null ? '' : ` by ${shorten(author, SHOWN)}`,
    category === null ? '' : ` in ${namedCategory(category)}`,
  ].join('');
  const narrowed = hasCode && parts !== '' ? `${parts}, with code` : hasCode ? ' with code' : parts;
  return narrowed === '' ? 'the whole library' : `papers${narrowed}`;
}

/** What a person follows, in words: `Chong You`, `“sparse attention”`, `cs.LG (Machine Learning)`. */
export function describeFollow({ kind, value }: Follow): string {
  if (kind === 'category') return namedCategory(value);
  return kind === 'topic' ? `“${shorten(value, SHOWN)}”` : shorten(value, SHOWN);
}

/** The same as a question of a lookup, so that a button can show all that is covered; empty for the whole library. */
export function coverageQuery({ topic, author, category, hasCode }: Coverage): string {
  const filters = writeFilters({
    ...NO_FILTERS,
    authors: author === null ? [] : [author.replaceAll('"', '')],
    categories: category === null ? [] : [category],
    hasCode: hasCode ? true : null,
  });
  return [topic ?? '', filters].filter(Boolean).join(' ');
}

function namedCategory(category: string): string {
  const name = categoryName(category);
  return name === null || name === category ? shorten(category, SHOWN) : `${category} (${name})`;
}
