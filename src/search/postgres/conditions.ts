import type { Filters } from '../../core/query/query.ts';
import { wordsOf } from '../../core/search/analysis/words.ts';
import { CODE_KEY, categoryKey, cutWord } from './entry.ts';
import type { Values } from './statement.ts';
import type { WordFacts } from './word-facts.ts';

/** What a paper must be for a question's filters. */
export interface Conditions {
  /** Conditions over a row of papers; the values they stand on go into the statement. */
  write(values: Values): string[];
  /** Whether no paper can pass, as where nobody has an author's name. */
  impossible: boolean;
  /** How many papers an index leaves at most; infinity where no index narrows. */
  atMost: number;
}

/** The same rules as `compileFilters` (core/search/filter.ts), which every record found passes through as well. */
export async function conditionsOf(filters: Filters, facts: WordFacts): Promise<Conditions> {
  const authors = filters.authors
    .map((author) => wordsOf(author).map(cutWord))
    .filter((words) => words.length > 0);
  const categories = [...new Set(filters.categories.filter((each) => each.trim() !== '').map(categoryKey))];
  await facts.learn([...authors.flat(), ...categories, CODE_KEY]);
  // A single letter may be an initial, which no index knows.
  const written = [...new Set(authors.flat())].filter((word) => word.length > 1);
  const authorNumbers = written.flatMap((word) => facts.of(word)?.number ?? []);
  const categoryNumbers = categories.flatMap((key) => facts.of(key)?.number ?? []);
  const asksCategory = filters.categories.length > 0;
  const narrowing = [
    ...written.map((word) => facts.of(word)?.named ?? 0),
    ...(asksCategory ? [categories.reduce((sum, key) => sum + (facts.of(key)?.named ?? 0), 0)] : []),
    ...(filters.hasCode === true ? [facts.of(CODE_KEY)?.named ?? 0] : []),
  ];
  return {
    atMost: Math.min(Number.POSITIVE_INFINITY, ...narrowing),
    impossible: authorNumbers.length < written.length || (asksCategory && categoryNumbers.length === 0),
    write(values) {
      const conditions: string[] = [];
      if (authorNumbers.length > 0) conditions.push(`names @> ${values.add(authorNumbers, 'int[]')}`);
      if (asksCategory) conditions.push(`names && ${values.add(categoryNumbers, 'int[]')}`);
      if (filters.yearFrom !== null) conditions.push(`year >= ${values.add(filters.yearFrom, 'int')}`);
      if (filters.yearTo !== null) conditions.push(`year <= ${values.add(filters.yearTo, 'int')}`);
      if (filters.hasCode !== null) conditions.push(`has_code = ${values.add(filters.hasCode, 'boolean')}`);
      for (const words of authors) conditions.push(writtenBy(words, values));
      return conditions;
    },
  };
}

/** One author has every part asked for; a part of one letter may be an initial. */
function writtenBy(words: readonly string[], values: Values): string {
  const parts = words.map((word) => {
    const sought = values.add(word.length === 1 ? ` ${word}` : ` ${word} `, 'text');
    return `strpos(' ' || author || ' ', ${sought}) > 0`;
  });
  return `EXISTS (SELECT FROM string_to_table(authors, E'\\n') AS author WHERE ${parts.join(' AND ')})`;
}
