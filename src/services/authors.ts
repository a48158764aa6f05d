import { type NameMatch, nameMatcher } from '../core/names/index.ts';
import type { Paper } from '../core/paper/paper.ts';
import type { Store } from '../core/ports/store.ts';
import type { AuthorProfile } from '../core/services.ts';
import { editDistance } from '../core/text/edit-distance.ts';
import { foldedWords } from '../core/text/fold.ts';
import type { Catalogue, CataloguedAuthor } from './catalogue.ts';

/** Slips beyond which a name is another name. */
const MOST_SLIPS = 4;

/** The ways a name can fit, the best first. */
const GRADES: readonly NameMatch[] = ['same', 'words', 'prefix'];

/**
 * Everyone whose name fits what was typed, those with the most papers first. Where a whole name fits, longer names
 * that contain it are left out, and where whole words fit, those that only begin so.
 */
export function authorsCalled(typed: string, catalogue: Catalogue): CataloguedAuthor[] {
  const graded = gradedAuthors(typed, catalogue);
  const best = graded[0]?.grade ?? GRADES.length;
  // One word is a family name more often than all of a name: everyone of that family fits it alike.
  const enough = foldedWords(typed).length === 1 ? Math.max(best, GRADES.indexOf('words')) : best;
  return graded
    .filter(({ grade }) => grade <= enough)
    .map(({ person }) => person)
    .sort(byPapers);
}

/** Everyone whose name may be what is being typed, the best fit first. */
export function authorsTyped(typed: string, catalogue: Catalogue): CataloguedAuthor[] {
  return gradedAuthors(typed, catalogue).map(({ person }) => person);
}

function gradedAuthors(typed: string, { people }: Catalogue): { person: CataloguedAuthor; grade: number }[] {
  const match = nameMatcher(typed);
  return [...people.values()]
    .map((person) => ({ person, grade: gradeOf(person, match) }))
    .filter(({ grade }) => grade < GRADES.length)
    .sort((a, b) => a.grade - b.grade || byPapers(a.person, b.person));
}

/** Index of the best grade any spelling reaches; past the end when none fits. */
function gradeOf(person: CataloguedAuthor, match: (name: string) => NameMatch | null): number {
  const grades = [person.name, ...person.variants].map((spelling) => {
    const found = match(spelling);
    return found === null ? GRADES.length : GRADES.indexOf(found);
  });
  return Math.min(...grades);
}

function byPapers(a: CataloguedAuthor, b: CataloguedAuthor): number {
  return b.paperIds.length - a.paperIds.length || (a.name < b.name ? -1 : 1);
}

/** Everyone whose name is within a few slips of what was typed, as a whole or in one of its words. */
export function authorsNear(typed: string, { people }: Catalogue): CataloguedAuthor[] {
  const wanted = foldedWords(typed).join(' ').slice(0, 80);
  return [...people.values()]
    .map((person) => ({ person, distance: nameDistance(wanted, person.name) }))
    .filter(({ distance }) => distance <= Math.min(MOST_SLIPS, Math.ceil(wanted.length / 3)))
    .sort((a, b) => a.distance - b.distance || byPapers(a.person, b.person))
    .map(({ person }) => person);
}

function nameDistance(wanted: string, name: string): number {
  const words = foldedWords(name);
  const candidates = [words.join(' '), ...words];
  return Math.min(...candidates.map((candidate) => editDistance(wanted, candidate, MOST_SLIPS)));
}

/** What the library knows of one author, papers newest first. */
export async function profileOf(
  store: Store,
  person: CataloguedAuthor,
  { people }: Catalogue,
): Promise<AuthorProfile> {
  const found = await Promise.all(person.paperIds.map((id) => store.papers.get(id)));
  const papers = found.filter((paper) => paper !== null).sort(newestFirst);
  return {
    name: person.name,
    variants: person.variants,
    author: person.author,
    papers,
    coauthors: coauthorsOf(person, papers, people),
  };
}

function newestFirst(a: Paper, b: Paper): number {
  const [first, second] = [a.published ?? '', b.published ?? ''];
  if (first === second) return a.id < b.id ? -1 : 1;
  return first < second ? 1 : -1;
}

function coauthorsOf(
  person: CataloguedAuthor,
  papers: readonly Paper[],
  people: ReadonlyMap<string, CataloguedAuthor>,
): { name: string; papers: number }[] {
  const canonical = new Map<string, string>();
  for (const each of people.values()) {
    for (const spelling of [each.name, ...each.variants]) canonical.set(spelling, each.name);
  }
  const counts = new Map<string, number>();
  for (const paper of papers) {
    const names = new Set(paper.authors.map((name) => canonical.get(name) ?? name));
    names.delete(person.name);
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .map(([name, count]) => ({ name, papers: count }))
    .sort((a, b) => b.papers - a.papers || (a.name < b.name ? -1 : 1));
}
