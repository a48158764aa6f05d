import { inOrder, inverted } from './cited-name.ts';
import { ARXIV_PREPRINT, container } from './container.ts';
import { type PublishedDay, shortMonth, yearWords } from './dates.ts';
import type { CitationFacts } from './facts.ts';
import { quoted, sentence, spaced } from './words.ts';

/**
 * An entry in MLA style (MLA Handbook, 9th edition): two authors in full, the first and `et al.` for more; a
 * missing date is left out, as the handbook asks.
 */
export function mla(facts: CitationFacts): string {
  const authors = authorList(facts);
  const parts = [
    container(facts, '', ARXIV_PREPRINT),
    facts.date === null ? null : dateWords(facts.date),
    facts.link,
  ];
  const publication = parts.filter((part) => part !== null).join(', ');
  return spaced(
    authors === '' ? null : sentence(authors),
    quoted(facts.title, '.'),
    publication === '' ? null : `${publication}.`,
  );
}

function authorList({ authors, cut }: CitationFacts): string {
  const [first, second, ...more] = authors;
  if (first === undefined) return '';
  if (cut || more.length > 0) return `${inverted(first)}, et al.`;
  return second === undefined ? inverted(first) : `${inverted(first)}, and ${inOrder(second)}`;
}

function dateWords(date: PublishedDay): string {
  return spaced(date.day === null ? null : String(date.day), shortMonth(date), yearWords(date));
}
