import { type NameParts, nameParts } from './name-parts.ts';

/**
 * Whether two names may be one person's: same family name, first names that agree (an initial agrees with every
 * name it starts), and middle names that agree as far as both have them. `S. Bhojanapalli` is `Srinadh
 * Bhojanapalli`; `Ankit Rawat` is `Ankit Singh Rawat`; `Zhiyuan Li` is not `Zonglin Li`. A family name alone
 * agrees only with itself. The relation is symmetric but not transitive: `Z. Li` agrees with both Lis.
 */
export function sameAuthor(a: string, b: string): boolean {
  return a === b || sameNameParts(nameParts(a), nameParts(b));
}

/** The rule of `sameAuthor` on names already taken apart. */
export function sameNameParts(a: NameParts, b: NameParts): boolean {
  if (a.family !== b.family || a.family === '') return false;
  if (a.suffix !== '' && b.suffix !== '' && a.suffix !== b.suffix) return false;
  if (a.given.length === 0 || b.given.length === 0) return a.given.length === b.given.length;
  return agree(a.given, b.given) || areJoinedAlike(a.given, b.given);
}

function agree(a: readonly string[], b: readonly string[]): boolean {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  return startsTogether(shorter, longer) && isWithin(shorter, longer);
}

/** `Pu-Chin` and `Puchin`. */
function areJoinedAlike(a: readonly string[], b: readonly string[]): boolean {
  return a.length !== b.length && a.join('') === b.join('');
}

/** First names agree; or one side leads with an initial the other leaves out: `J. Zico Kolter`, `Zico Kolter`. */
function startsTogether(shorter: readonly string[], longer: readonly string[]): boolean {
  const [first = '', second = ''] = longer;
  const lead = shorter[0] ?? '';
  return agreeOnWord(lead, first) || (first.length === 1 && lead.length > 1 && lead === second);
}

/** Whether the shorter list's words agree with words of the longer one, in order. */
function isWithin(shorter: readonly string[], longer: readonly string[]): boolean {
  let next = 0;
  for (const word of longer) {
    const wanted = shorter[next];
    if (wanted === undefined) return true;
    if (agreeOnWord(wanted, word)) next += 1;
  }
  return next === shorter.length;
}

function agreeOnWord(a: string, b: string): boolean {
  if (a.length === 1) return b.startsWith(a);
  return b.length === 1 ? a.startsWith(b) : a === b;
}
