/** A personal name taken apart, or the whole of a name that is no person's (`family` alone). */
export interface CitedName {
  family: string;
  /** Empty for groups and for people with a single name. */
  given: string;
  /** `van`, `de la`: goes before the family name, without being sorted by. */
  particle: string;
  /** `Jr.`, `III`. */
  suffix: string;
  /** Whether the name is a group's or cannot be taken apart. */
  literal: boolean;
}

const PARTICLES = new Set(
  "af al ap aus av bin ben d' da dal de del della dem den der des di dos du e el ibn la las le les lo los ten ter van vom von zu zum zur".split(
    ' ',
  ),
);
const SUFFIX = /^(?:jr\.?|sr\.?|ii|iii|iv)$/i;
const GROUP =
  /\b(?:collaboration|consortium|team|group|project|community|initiative|network|committee|working group)$/i;
/** Scripts that are written without a space between the names. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u;

/**
 * Takes a display name apart: `Ludwig van der Berg Jr.`, `van der Berg, Ludwig`, `Yashas Samaga B L`.
 * Initials at the end belong to the family name, as South Indian names are written. Order is never guessed
 * beyond that: the last word is the family name, and groups and single words stay whole.
 */
export function citedName(name: string): CitedName {
  const display = name.replace(/\s+/g, ' ').trim();
  if (GROUP.test(display) || UNSPACED.test(display)) return whole(display);
  if (display.includes(',')) return fromInverted(display);
  const { words, suffix } = takeSuffix(display.split(' '));
  if (words.length < 2) return { ...whole(words.join(' ')), suffix };

  const familyStart = startOfFamily(words);
  let particleStart = familyStart;
  while (particleStart > 1 && isParticle(words[particleStart - 1])) particleStart -= 1;
  return {
    given: words.slice(0, particleStart).join(' '),
    particle: words.slice(particleStart, familyStart).join(' '),
    family: words.slice(familyStart).join(' '),
    suffix,
    literal: false,
  };
}

/** `Z.`, `J.-P.`, `J. Z.`: the initials of given names, each ended by `mark` and parted by `gap`. */
export function initials(given: string, mark: string, gap: string): string {
  return given
    .split(' ')
    .flatMap((word) => word.split(/(?<=\.)(?=\p{L})/u))
    .map((word) => word.split('-').map(firstLetter).filter(Boolean))
    .filter((letters) => letters.length > 0)
    .map((letters) => letters.map((letter) => letter + mark).join(mark === '' ? '' : '-'))
    .join(gap);
}

/** `van der Berg`. */
export function familyWithParticle({ particle, family }: CitedName): string {
  return particle === '' ? family : `${particle} ${family}`;
}

/** `Li, Zonglin`. */
export function inverted(name: CitedName): string {
  return [familyWithParticle(name), name.given, name.suffix].filter((part) => part !== '').join(', ');
}

/** `Zonglin Li`. */
export function inOrder(name: CitedName): string {
  return [name.given, familyWithParticle(name), name.suffix].filter((part) => part !== '').join(' ');
}

function whole(name: string): CitedName {
  return { family: name, given: '', particle: '', suffix: '', literal: true };
}

/** `Berg, Ludwig van der` · `van der Berg, Ludwig` · `Berg, Jr., Ludwig`. */
function fromInverted(display: string): CitedName {
  const pieces = display
    .split(',')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  const suffix = pieces.slice(1).find((piece) => SUFFIX.test(piece)) ?? '';
  const [before = '', ...after] = pieces.filter((piece) => piece !== suffix);
  if (after.length === 0) return { ...citedName(before), suffix };

  const words = before.split(' ');
  let familyStart = 0;
  while (familyStart < words.length - 1 && isParticle(words[familyStart])) familyStart += 1;
  return {
    given: after.join(' '),
    particle: words.slice(0, familyStart).join(' '),
    family: words.slice(familyStart).join(' '),
    suffix,
    literal: false,
  };
}

function takeSuffix(words: string[]): { words: string[]; suffix: string } {
  const last = words.at(-1) ?? '';
  if (words.length < 3 || !SUFFIX.test(last)) return { words, suffix: '' };
  return { words: words.slice(0, -1), suffix: last };
}

function startOfFamily(words: readonly string[]): number {
  let start = words.length - 1;
  while (start > 1 && isBareInitial(words[start])) start -= 1;
  return start;
}

function isBareInitial(word: string | undefined): boolean {
  return word !== undefined && /^\p{Lu}\.?$/u.test(word);
}

function isParticle(word: string | undefined): boolean {
  return word !== undefined && (PARTICLES.has(word) || /^(?:Van|Von|De|Der|Della|Del)$/.test(word));
}

function firstLetter(word: string): string {
  return word.match(/\p{L}\p{M}*/u)?.[0] ?? '';
}
