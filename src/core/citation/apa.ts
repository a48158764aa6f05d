import { type CitedName, familyWithParticle, initials } from './cited-name.ts';
import { container, isPreprint } from './container.ts';
import { yearInBrackets } from './dates.ts';
import type { CitationFacts } from './facts.ts';
import { listed, sentence, spaced } from './words.ts';

const MOST_AUTHORS = 20;

/**
 * A reference in APA style (Publication Manual of the American Psychological Association, 7th edition): up to
 * twenty authors by initials; `(n.d.)` without a year; the title goes first when there is no author.
 */
export function apa(facts: CitationFacts): string {
  const authors = authorList(facts);
  const where = isPreprint(facts) ? 'arXiv' : container(facts, 'In ', '');
  const year = `${yearInBrackets(facts.date)}.`;
  const title = sentence(preprintTitle(facts));
  const head = authors === '' ? [title, year] : [sentence(authors), year, title];
  return spaced(...head, where === null ? null : sentence(where), facts.link);
}

function authorList({ authors, cut }: CitationFacts): string {
  const names = authors.map(invertedName);
  if (cut && names.length > 0) return `${names.slice(0, MOST_AUTHORS).join(', ')}, et al.`;
  if (names.length <= MOST_AUTHORS) return listed(names, ', & ', ', & ');
  return `${names.slice(0, MOST_AUTHORS - 1).join(', ')}, . . . ${names.at(-1)}`;
}

function invertedName(name: CitedName): string {
  const given = initials(name.given, '.', ' ');
  return [familyWithParticle(name), given, name.suffix].filter((part) => part !== '').join(', ');
}

function preprintTitle(facts: CitationFacts): string {
  return isPreprint(facts) ? `${facts.title} (arXiv:${facts.arxivId})` : facts.title;
}
