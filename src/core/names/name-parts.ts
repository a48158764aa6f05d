import { fold, foldedWords } from '../text/fold.ts';

/** A name taken apart for comparing. All parts are folded: lower case, no marks. */
export interface NameParts {
  /** Given and middle names in order, hyphenated ones apart: `Pu-Chin` → `pu`, `chin`; initials are one letter. */
  given: string[];
  /** The last word of the family name, particles left out: `van de Sompel` → `sompel`. */
  family: string;
  /** `jr`, `sr`, `iii`; empty without. */
  suffix: string;
}

const SUFFIXES = new Set(['jr', 'sr', 'ii', 'iii', 'iv', 'phd', 'md']);
const PARTICLES = new Set(
  'van von vom zu zur der den de del della dell di da do dos das du des la le los las lo ter ten te t el al bin ibn ben af av'.split(
    ' ',
  ),
);
const GROUP = /\b(?:collaboration|consortium|team|group|project|committee)$/i;
const CJK = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * Reads `First Middle Last`, `Last, First`, `Last, Jr., First` and `First Last, Jr.`. Affiliations in parentheses
 * and a trailing number (as dblp tells namesakes apart) are left out. Groups, single names and names in Chinese,
 * Japanese or Korean writing are not taken apart: they are all `family`.
 */
export function nameParts(name: string): NameParts {
  const bare = withoutExtras(name);
  if (GROUP.test(bare) || CJK.test(bare))
    return { given: [], family: foldedWords(bare).join(''), suffix: '' };
  const [family, given, suffix] = splitAtCommas(bare);
  const words = [...given, ...family].flatMap(toWords);
  const last = lastFamilyIndex(words);
  const others = words.filter((word, index) => index !== last && !isParticle(word, index));
  return { given: others.flatMap(givenWords), family: joined(words[last]), suffix };
}

/** What two spellings of one family name share: `sompel` for `Herbert Van de Sompel`, `obrien` for `O'Brien`. */
export function familyKey(name: string): string {
  return nameParts(name).family;
}

function withoutExtras(name: string): string {
  const opening = name.indexOf('(');
  const withoutAffiliation = opening > 0 ? name.slice(0, opening) : name;
  return withoutAffiliation
    .trim()
    .replace(/ \d{4}$/, '')
    .trim();
}

/** Family words, given words, suffix. Without a comma all words stand in the family list, in reading order. */
function splitAtCommas(name: string): [family: string[], given: string[], suffix: string] {
  const pieces = name
    .split(',')
    .map((piece) => piece.trim().split(/\s+/).filter(Boolean))
    .filter((piece) => piece.length > 0);
  const suffixPiece = pieces.find((piece) => piece.length === 1 && isSuffix(piece[0]));
  const [first = [], second = []] = pieces.filter((piece) => piece !== suffixPiece);
  const trailing = first.length > 1 && isSuffix(first.at(-1)) ? first.at(-1) : undefined;
  const family = trailing === undefined ? first : first.slice(0, -1);
  return [family, second, joined(suffixPiece?.[0] ?? trailing)];
}

function isSuffix(word: string | undefined): boolean {
  return SUFFIXES.has(joined(word));
}

/** `S.M.` → `S`, `M`; `SM` before a name in ordinary case is two initials as well. */
function toWords(word: string, index: number, all: readonly string[]): string[] {
  const pieces = word.split('.').filter((piece) => /[\p{L}\p{N}]/u.test(piece));
  const isLast = index === all.length - 1;
  const mixedCase = /\p{Ll}/u.test(all.join(''));
  return pieces.flatMap((piece) =>
    !isLast && mixedCase && /^\p{Lu}{2,3}$/u.test(piece) ? [...piece] : [piece],
  );
}

/** The last word that is no initial: `Yashas Samaga B L` is a Samaga. */
function lastFamilyIndex(words: readonly string[]): number {
  const last = words.findLastIndex((word) => joined(word).length > 1);
  return last === -1 ? words.length - 1 : last;
}

/** Particles are written in front of a family name, so the first word of a name never is one: `Di Wang`. */
function isParticle(word: string, index: number): boolean {
  return index > 0 && PARTICLES.has(joined(word));
}

function givenWords(word: string): string[] {
  return foldedWords(word.replace(/['’‘`]/g, ''));
}

function joined(word: string | undefined): string {
  return foldedWords(fold(word ?? '')).join('');
}
