const LETTERS = 26;
const OTHERS = 6;
const LETTER_A = 97;

/** Which characters a word has, as 32 bits: the letters a to z one each, all others spread over the rest. */
export function letterSet(word: string): number {
  let set = 0;
  for (let at = 0; at < word.length; at += 1) {
    const letter = word.charCodeAt(at) - LETTER_A;
    set |= 1 << (letter >= 0 && letter < LETTERS ? letter : LETTERS + (word.charCodeAt(at) % OTHERS));
  }
  return set >>> 0;
}

/** Whether words with these characters may be so few edits apart: one edit takes away and brings in one at most. */
export function mayBeWithin(a: number, b: number, edits: number): boolean {
  return isAtMost(a & ~b, edits) && isAtMost(b & ~a, edits);
}

/** Whether at most so many bits are set: each step clears the lowest. */
function isAtMost(bits: number, most: number): boolean {
  let left = bits;
  for (let cleared = 0; cleared < most && left !== 0; cleared += 1) left &= left - 1;
  return left === 0;
}
