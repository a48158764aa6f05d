import { type CitedName, familyWithParticle, initials } from './cited-name.ts';
import { ARXIV_PREPRINT, container } from './container.ts';
import { type PublishedDay, shortMonth, yearWords } from './dates.ts';
import type { CitationFacts } from './facts.ts';
import { listed, quoted, spaced } from './words.ts';

const MOST_AUTHORS = 6;

/**
 * A reference in IEEE style (IEEE Reference Guide): initials first, up to six authors, the first and `et al.`
 * of more; `n.d.` without a date. Its number is left to the list it goes into.
 */
export function ieee(facts: CitationFacts): string {
  const authors = authorList(facts);
  const date = facts.date === null ? 'n.d.' : dateWords(facts.date);
  const publication = [container(facts, 'in ', ARXIV_PREPRINT), date]
    .filter((part) => part !== null)
    .join(', ');
  return spaced(
    authors === '' ? null : `${authors},`,
    quoted(facts.title, ','),
    publication.endsWith('.') ? publication : `${publication}.`,
    facts.link === null ? null : `[Online]. Available: ${facts.link}`,
  );
}

function authorList({ authors, cut }: CitationFacts): string {
  const names = authors.map(initialsFirst);
  if (names.length > MOST_AUTHORS) return `${names[0]} et al.`;
  if (cut && names.length > 0)
    return names.length === 1 ? `${names[0]} et al.` : `${names.join(', ')}, et al.`;
  return listed(names, ' and ', ', and ');
}

function initialsFirst(name: CitedName): string {
  return spaced(initials(name.given, '.', ' '), familyWithParticle(name), name.suffix);
}

function dateWords(date: PublishedDay): string {
  return spaced(shortMonth(date), yearWords(date));
}
