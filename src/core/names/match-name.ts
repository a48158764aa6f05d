import { foldedWords } from '../text/fold.ts';
import { type NameParts, nameParts } from './name-parts.ts';
import { sameNameParts } from './same-author.ts';

/**
 * How a typed name fits a display name, the best first: `same` (the whole name, or a spelling of it), `words`
 * (every typed word is a word or an initial of the name), `prefix` (some are only the start of one).
 */
export type NameMatch = 'same' | 'words' | 'prefix';

const LONGEST_NAME_WORDS = 8;
const SHORTEST_PREFIX = 3;

/** Whether a typed name, whole or in part, fits a display name: the family name alone, first and last, a start. */
export function matchesName(typed: string, name: string): boolean {
  return nameMatcher(typed)(name) !== null;
}

/**
 * How well display names fit a typed one; `null` when they do not. Words may come in any order and spelling is
 * folded. A start of a word counts from three letters, or from one beside a word that fits whole; in CJK writing
 * always. The typed name is read once: use one matcher for many names.
 */
export function nameMatcher(typed: string): (name: string) => NameMatch | null {
  const asked = foldedWords(typed);
  if (asked.length > LONGEST_NAME_WORDS || !asked.some(isTelling)) return () => null;
  const askedWhole = wholeWords(typed);
  const askedParts = nameParts(typed);
  const telling = asked.filter(isTelling);
  return (name) => {
    const words = foldedWords(name);
    const together = words.join('');
    if (!telling.some((word) => together.includes(word))) return null;
    if (typed === name || isSame(askedParts, name, together)) return 'same';
    return matchWords(asked, words) ?? matchWords(askedWhole, wholeWords(name));
  };
}

/** `sameAuthor`, without taking the name apart where its letters show that it cannot be. */
function isSame(asked: NameParts, name: string, together: string): boolean {
  if (asked.given.length === 0) return together === asked.family;
  return together.includes(asked.family) && sameNameParts(asked, nameParts(name));
}

/** Hyphens and apostrophes joined: `Pu-Chin` → `puchin`, as some people type it. */
function wholeWords(text: string): string[] {
  return text
    .split(/[\s.,]+/)
    .map((word) => foldedWords(word).join(''))
    .filter(Boolean);
}

function matchWords(asked: readonly string[], words: readonly string[]): NameMatch | null {
  const free = [...words];
  const partial = asked.filter((word) => !take(free, (candidate) => candidate === word));
  const besideWhole = asked.some((word) => isTelling(word) && !partial.includes(word));
  const longestFirst = partial.toSorted((a, b) => b.length - a.length);
  if (!longestFirst.every((word) => take(free, (candidate) => fits(word, candidate, besideWhole))))
    return null;
  return besideWhole && partial.every((word) => word.length === 1) ? 'words' : 'prefix';
}

/** Says more than an initial; in CJK writing one character is a family name. */
function isTelling(word: string): boolean {
  return word.length > 1 || /^\p{Lo}/u.test(word);
}

/** Removes the first word that passes; whether there was one. */
function take(words: string[], passes: (word: string) => boolean): boolean {
  const index = words.findIndex(passes);
  if (index !== -1) words.splice(index, 1);
  return index !== -1;
}

function fits(typed: string, word: string, besideWhole: boolean): boolean {
  if (besideWhole && word.length === 1) return typed.startsWith(word);
  const isLongEnough = besideWhole || typed.length >= SHORTEST_PREFIX || /^\p{Lo}/u.test(typed);
  return isLongEnough && word.startsWith(typed);
}
