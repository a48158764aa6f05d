import { type CitedName, familyWithParticle, initials } from './cited-name.ts';
import { ARXIV_PREPRINT, container } from './container.ts';
import { yearInBrackets } from './dates.ts';
import type { CitationFacts } from './facts.ts';
import { listed, sentence, spaced } from './words.ts';

const MOST_AUTHORS = 3;

/**
 * A reference in Harvard style, in the form of Cite Them Right: up to three authors, the first and `et al.` of
 * more; `(n.d.)` without a year; the title goes first when there is no author.
 */
export function harvard(facts: CitationFacts): string {
  const authors = authorList(facts);
  const year = yearInBrackets(facts.date);
  const title = `‘${facts.title.replaceAll('‘', '“').replaceAll('’', closing)}’`;
  const where = container(facts, 'in ', ARXIV_PREPRINT);
  const work = where === null ? `${title}.` : `${title}, ${sentence(where)}`;
  const untitledFirst = where === null ? `${title} ${year}.` : `${title} ${year} ${sentence(where)}`;
  return spaced(
    authors === '' ? untitledFirst : `${authors} ${year} ${work}`,
    facts.link === null ? null : `Available at: ${facts.link}`,
  );
}

/** A closing single mark between letters is an apostrophe and stays. */
function closing(mark: string, offset: number, whole: string): string {
  return /\p{L}/u.test(whole[offset - 1] ?? '') && /\p{L}/u.test(whole[offset + 1] ?? '') ? mark : '”';
}

function authorList({ authors, cut }: CitationFacts): string {
  const names = authors.map(invertedName);
  if (cut || names.length > MOST_AUTHORS) return names[0] === undefined ? '' : `${names[0]} et al.`;
  return listed(names, ' and ', ' and ');
}

function invertedName(name: CitedName): string {
  const given = initials(name.given, '.', '');
  return [familyWithParticle(name), given, name.suffix].filter((part) => part !== '').join(', ');
}
