import { latexToPlain } from '../../core/latex/index.ts';

/** Who wrote a paper, as its line on the page says. */
export interface People {
  authors: string[];
  /** Whether the line ends in "et al.". */
  authorsCut: boolean;
  labs: string[];
}

/** The dot before the labs; also as encoding errors leave it. */
const LABS_DOT = / Â?[·•\uFFFD](?: |$)/;
const NAME_WORD = /^[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}'’.-]*$/u;
const SUFFIX = /^(?:Jr\.?|Sr\.?|II|III|IV)$/;
const PARTICLES = new Set(
  "al ben bin da de dei del den der di do dos du e el la le ten ter van von y zu zur d'".split(' '),
);
const MOST_WORDS = 6;
const LONGEST_NAME = 80;
/** Room for the names of the largest experiments. */
const LONGEST_LINE = 200_000;

/** `Gheorghe Comanici, Eric Bieber et al. · amazon-science, baidu`, taken apart. */
export function parsePeople(line: string): People {
  const dot = LABS_DOT.exec(line);
  const names = dot === null ? line : line.slice(0, dot.index);
  const labs = dot === null ? '' : line.slice(dot.index + dot[0].length);
  const uncut = withoutEtAl(names);
  return { authors: namesOf(uncut ?? names), authorsCut: uncut !== null, labs: pieces(labs) };
}

/** Whether a line can be nothing but authors: it says "et al." at its end, or names labs. */
export function isSurelyPeople(line: string): boolean {
  return LABS_DOT.test(line) || withoutEtAl(line) !== null;
}

/** Whether a line reads as names: words with a capital, few to a name. Titles of two words do, too. */
export function looksLikePeople(line: string): boolean {
  if (isSurelyPeople(line)) return true;
  if (line.length > LONGEST_LINE) return false;
  const names = namesOf(latexToPlain(line));
  return names.length > 0 && names.every(looksLikeName);
}

/** The line before "et al.", or `null` when it does not end so. */
function withoutEtAl(names: string): string | null {
  const ending = /(?:^|[ ,])et al\.?,?$/i.exec(names);
  return ending === null ? null : names.slice(0, ending.index);
}

/** `John Smith, Jr.` is one name. */
function namesOf(names: string): string[] {
  const merged: string[] = [];
  for (const piece of pieces(names)) {
    const before = merged.at(-1);
    if (before !== undefined && SUFFIX.test(piece)) merged[merged.length - 1] = `${before}, ${piece}`;
    else merged.push(piece);
  }
  return merged;
}

function pieces(list: string): string[] {
  return list
    .split(/[,;]| and /)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

function looksLikeName(name: string): boolean {
  if (name.length > LONGEST_NAME) return false;
  const words = name.replace(', ', ' ').split(' ');
  return words.length <= MOST_WORDS && words.every((word) => NAME_WORD.test(word) || PARTICLES.has(word));
}
