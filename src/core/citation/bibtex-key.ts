import { latexToPlain } from '../latex/index.ts';
import { familyKey } from '../names/name-parts.ts';
import type { Paper } from '../paper/paper.ts';
import { fold, foldedWords } from '../text/fold.ts';
import { publishedDay } from './dates.ts';
import { oneLine } from './one-line.ts';

/** Words a title's key word is not taken from. */
const SMALL = new Set(
  'a an and are as at by can do does for from how in is of on the to via what when why with'.split(' '),
);

/**
 * A paper's key before any letter is added: first author's family name, year, first telling word of the title,
 * in plain ASCII: `li2022lazy`. Parts nobody knows are left out; the key is never empty.
 */
export function bibtexKey(paper: Paper): string {
  const first = oneLine(latexToPlain(paper.authors[0] ?? ''));
  const family = ascii(familyKey(first));
  const year = publishedDay(paper)?.year ?? '';
  const words = foldedWords(oneLine(latexToPlain(paper.title)))
    .map(ascii)
    .filter(Boolean);
  const word = words.find((candidate) => !SMALL.has(candidate)) ?? words[0] ?? '';
  return `${family}${year}${word}` || 'paper';
}

/**
 * Hands out keys unique in one file: `li2022lazy`, then `li2022lazya`, `li2022lazyb` …, in the order asked.
 */
export function uniqueKeys(): (paper: Paper) => string {
  const taken = new Set<string>();
  const nextOf = new Map<string, number>();
  return (paper) => {
    const base = bibtexKey(paper);
    let count = nextOf.get(base) ?? 0;
    while (taken.has(base + letters(count))) count += 1;
    const key = base + letters(count);
    taken.add(key);
    nextOf.set(base, count + 1);
    return key;
  };
}

/** 0 → ``, 1 → `a`, 26 → `z`, 27 → `aa`. */
function letters(count: number): string {
  let rest = count;
  let result = '';
  while (rest > 0) {
    rest -= 1;
    result = String.fromCharCode(97 + (rest % 26)) + result;
    rest = Math.floor(rest / 26);
  }
  return result;
}

function ascii(text: string): string {
  return fold(text).replace(/[^a-z0-9]/g, '');
}
