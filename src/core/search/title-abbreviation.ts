const SHORTEST = 2;
const LONGEST = 6;

/**
 * Whether a name is put together from the beginnings of neighbouring title words, as `DRO` is from "Distributionally
 * Robust Optimisation", `SDP` from "semidefinite programs" and `XMC` from "Extreme Multi-Label Classification": the
 * first letter begins a word (or is the `x` of "ex-"), each further one begins the next word or follows in the
 * same, a word between may be passed over, and the last begins a word. `name` and `words` are folded.
 */
export function abbreviates(name: string, words: readonly string[]): boolean {
  if (name.length < SHORTEST || name.length > LONGEST) return false;
  return words.some((_, first) => {
    const at = beginning(words[first], name.charAt(0));
    return at !== null && goesOn(name.slice(1), words, first, at + 1);
  });
}

function goesOn(letters: string, words: readonly string[], current: number, from: number): boolean {
  const letter = letters.charAt(0);
  const rest = letters.slice(1);
  const begins = [current + 1, current + 2].some((next) => {
    const at = beginning(words[next], letter);
    return at !== null && (rest === '' || goesOn(rest, words, next, at + 1));
  });
  if (begins || rest === '') return begins;
  const inside = words[current]?.indexOf(letter, from) ?? -1;
  return inside >= 0 && goesOn(rest, words, current, inside + 1);
}

function beginning(word: string | undefined, letter: string): number | null {
  if (word === undefined) return null;
  if (word.startsWith(letter)) return 0;
  return letter === 'x' && word.startsWith('ex') ? 1 : null;
}
