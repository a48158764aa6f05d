import { type NameParts, nameParts } from './name-parts.ts';
import { sameNameParts } from './same-author.ts';

/** One spelling of a name up to case, marks and punctuation, with the display forms met. */
interface Spelling {
  parts: NameParts;
  letters: number;
  names: string[];
}

type Group = Spelling[];

/**
 * Puts display names together that are one person's. Returns each person's canonical name, the fullest one, with
 * every other form met, both in a fixed order whatever the order of the input.
 *
 * A name joins a group only when it agrees (`sameAuthor`) with every name in it and with no other group: with two
 * Lis whose names start with S, `S. Li` stays on its own, and so no initial ever ties two people together.
 * Takes time in proportion to the names, but for namesakes that share family name and first letter.
 */
export function groupAuthors(names: Iterable<string>): Map<string, string[]> {
  const groups: Group[] = [];
  const byLetter = new Map<string, Group[]>();
  for (const spelling of spellings(names)) {
    const keys = letterKeys(spelling.parts);
    const near = new Set(keys.flatMap((key) => byLetter.get(key) ?? []));
    const fitting = [...near].filter((group) => agreesWithAll(group, spelling));
    const [only, ...others] = fitting;
    const group = only !== undefined && others.length === 0 ? only : [];
    if (group.length === 0) groups.push(group);
    group.push(spelling);
    for (const key of keys) addOnce(byLetter, key, group);
  }
  const persons = groups.map((group) => group.flatMap((spelling) => spelling.names));
  return new Map(persons.map(([canonical = '', ...variants]) => [canonical, variants]));
}

/** Different spellings, the fullest first. */
function spellings(names: Iterable<string>): Spelling[] {
  const ranked = [...new Set(names)].map((name) => ({ name, rank: displayRank(name) }));
  const byKey = new Map<string, Spelling>();
  for (const { name } of ranked.sort((a, b) => b.rank - a.rank || betterDisplay(a.name, b.name))) {
    const parts = nameParts(name);
    const key = JSON.stringify([parts.family === '' ? name : parts.family, parts.given, parts.suffix]);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, { parts, letters: letters(parts), names: [name] });
    else known.names.push(name);
  }
  // Sorting is stable: among equally full spellings the better display forms stay first.
  return [...byKey.values()].sort((a, b) => b.letters - a.letters);
}

/** The more letters in given names, the fuller. */
function letters(parts: NameParts): number {
  return parts.given.join('').length + parts.suffix.length;
}

/** First name first, in mixed case, with its marks. */
function displayRank(name: string): number {
  const marks = /[^\p{ASCII}]/u.test(name) ? 1 : 0;
  const mixed = /\p{Ll}/u.test(name) && /^\P{L}*\p{Lu}/u.test(name) ? 2 : 0;
  return marks + mixed + (name.includes(',') ? 0 : 4);
}

/** The longer one; then by code units, to be certain. */
function betterDisplay(a: string, b: string): number {
  return b.length - a.length || (a < b ? -1 : 1);
}

/** Where to look for names that agree: under the first letter, and the second name's when the first is an initial. */
function letterKeys({ family, given }: NameParts): string[] {
  const [first = '', second = ''] = given;
  const starts = first.length === 1 && second !== '' ? [first, second] : [first];
  return [...new Set(starts.map((word) => `${family} ${[...word][0] ?? ''}`))];
}

function agreesWithAll(group: Group, spelling: Spelling): boolean {
  return group.every((member) => sameNameParts(member.parts, spelling.parts));
}

function addOnce(byLetter: Map<string, Group[]>, key: string, group: Group): void {
  const known = byLetter.get(key);
  if (known === undefined) byLetter.set(key, [group]);
  else if (!known.includes(group)) known.push(group);
}
