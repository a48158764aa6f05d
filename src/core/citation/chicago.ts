import { inOrder, inverted } from './cited-name.ts';
import { container } from './container.ts';
import { monthName, type PublishedDay, yearWords } from './dates.ts';
import type { CitationFacts } from './facts.ts';
import { listed, quoted, sentence, spaced } from './words.ts';

const MOST_AUTHORS = 10;
const SHOWN_OF_MANY = 7;

/**
 * A bibliography entry in Chicago style (The Chicago Manual of Style, notes and bibliography): up to ten
 * authors, seven and `et al.` of more; `n.d.` without a date.
 */
export function chicago(facts: CitationFacts): string {
  const authors = authorList(facts);
  const date = facts.date === null ? 'n.d.' : dateWords(facts.date);
  const publication = [container(facts, 'In ', 'Preprint, arXiv:'), date]
    .filter((part) => part !== null)
    .join(', ');
  return spaced(
    authors === '' ? null : sentence(authors),
    quoted(facts.title, '.'),
    sentence(publication),
    facts.link === null ? null : `${facts.link}.`,
  );
}

function authorList({ authors, cut }: CitationFacts): string {
  const names = authors.map((name, index) => (index === 0 ? inverted(name) : inOrder(name)));
  if (names.length > MOST_AUTHORS) return `${names.slice(0, SHOWN_OF_MANY).join(', ')}, et al.`;
  if (cut && names.length > 0) return `${names.join(', ')}, et al.`;
  return listed(names, ', and ', ', and ');
}

function dateWords(date: PublishedDay): string {
  const month = monthName(date);
  if (month === null) return yearWords(date);
  return date.day === null ? `${month} ${yearWords(date)}` : `${month} ${date.day}, ${yearWords(date)}`;
}
