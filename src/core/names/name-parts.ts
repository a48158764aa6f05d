import { foldedWords } from '../text/fold.ts';

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
const GROUP_OPENING = /^(?:on behalf of |for )?(?:the )?/i;
const CJK = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * Reads `First Middle Last`, `Last, First`, `Last, Jr., First` and `First Last, Jr.`. Affiliations in parentheses
 * and a trailing number (as dblp tells namesakes apart) are left out. Groups, single names and names in Chinese,
 * Japanese or Korean writing are not taken apart: they are all `family`.
 */
export function nameParts(name: string): NameParts {
  const bare = withoutExtras(name);
  if (CJK.test(bare)) return { given: [], family: joined(bare), suffix: '' };
  if (GROUP.test(bare)) return { given: [], family: joined(bare.replace(GROUP_OPENING, '')), suffix: '' };
  const [family, given, suffix] = splitAtCommas(bare);
  const words = toWords([...given, ...family]);
  const last = lastFamilyIndex(words);
  const others = words.filter((word, index) => index !== last && !isParticle(word, index));
  return { given: others.flatMap(({ pieces }) => pieces), family: words[last]?.whole ?? '', suffix };
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
    .map((piece) => piece.split(/\s+/).filter(Boolean))
    .filter((piece) => piece.length > 0);
  const suffixPiece = pieces.find((piece) => piece.length === 1 && isSuffix(piece[0]));
  const [first = [], second = []] = pieces.filter((piece) => piece !== suffixPiece);
  const trailing = first.length > 1 && isSuffix(first.at(-1)) ? first.at(-1) : undefined;
  const family = trailing === undefined ? first : first.slice(0, -1);
  return [family, second, plain(suffixPiece?.[0] ?? trailing ?? '')];
}

function isSuffix(word: string | undefined): boolean {
  return word !== undefined && SUFFIXES.has(plain(word));
}

function plain(word: string): string {
  return word.replaceAll('.', '').toLowerCase();
}

/** A word of a name, folded: whole (`puchin`) and in the pieces its hyphens make (`pu`, `chin`). */
interface NameWord {
  whole: string;
  pieces: string[];
}

/** `S.M.` is two words, `S` and `M`; so is `SM` before a name in ordinary case. */
function toWords(written: readonly string[]): NameWord[] {
  const hasSmallLetters = /\p{Ll}/u.test(written.join(''));
  return written.flatMap((word, index) => {
    const isLast = index === written.length - 1;
    const bare = word.replace(/['’‘`]/g, '');
    const areInitials = !isLast && hasSmallLetters && /^\p{Lu}{2,3}\.?$/u.test(bare);
    return (areInitials ? [...bare] : bare.split('.')).map(toWord).filter(({ whole }) => whole !== '');
  });
}

function toWord(written: string): NameWord {
  const pieces = foldedWords(written);
  return { whole: pieces.join(''), pieces };
}

/** The last word that is no initial: `Yashas Samaga B L` is a Samaga. */
function lastFamilyIndex(words: readonly NameWord[]): number {
  const last = words.findLastIndex(({ whole }) => whole.length > 1);
  return last === -1 ? words.length - 1 : last;
}

/** Particles are written in front of a family name, so the first word of a name never is one: `Di Wang`. */
function isParticle({ whole }: NameWord, index: number): boolean {
  return index > 0 && PARTICLES.has(whole);
}

function joined(text: string): string {
  return foldedWords(text).join('');
}
