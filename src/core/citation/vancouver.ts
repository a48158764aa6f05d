import { type CitedName, familyWithParticle, initials } from './cited-name.ts';
import { container, isPreprint } from './container.ts';
import { monthName, type PublishedDay, yearWords } from './dates.ts';
import type { CitationFacts } from './facts.ts';
import { sentence, spaced } from './words.ts';

const MOST_AUTHORS = 6;

/**
 * A reference in Vancouver style (Citing Medicine, National Library of Medicine): up to six authors, then
 * `et al.`; `[date unknown]` without a date. Its number is left to the list it goes into.
 */
export function vancouver(facts: CitationFacts): string {
  const authors = authorList(facts);
  const where = container(facts, 'In: ', 'arXiv:');
  return spaced(
    authors === '' ? null : sentence(authors),
    sentence(isPreprint(facts) ? `${facts.title} [preprint]` : facts.title),
    where === null ? null : sentence(where),
    sentence(facts.date === null ? '[date unknown]' : dateWords(facts.date)),
    facts.link === null ? null : `Available from: ${facts.link}`,
  );
}

function authorList({ authors, cut }: CitationFacts): string {
  const names = authors.slice(0, MOST_AUTHORS).map(unpunctuated);
  const more = cut || authors.length > MOST_AUTHORS;
  return names.length > 0 && more ? `${names.join(', ')}, et al.` : names.join(', ');
}

/** `van der Berg LJ Jr`. */
function unpunctuated(name: CitedName): string {
  return spaced(familyWithParticle(name), initials(name.given, '', ''), name.suffix.replaceAll('.', ''));
}

function dateWords(date: PublishedDay): string {
  const month = monthName(date)?.slice(0, 3) ?? null;
  return spaced(yearWords(date), month, date.day === null ? null : String(date.day));
}
