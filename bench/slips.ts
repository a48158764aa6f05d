import { between } from './random.ts';

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** The word with one slip of the keyboard: a neighbouring key, a letter dropped, or two letters swapped. */
export function withSlip(random: () => number, word: string): string {
  const at = between(random, 1, word.length - 2);
  const kind = between(random, 0, 2);
  if (kind === 0) return word.slice(0, at) + neighbour(random, word.charAt(at)) + word.slice(at + 1);
  if (kind === 1) return word.slice(0, at) + word.slice(at + 1);
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}

/** The words with one slip in the longest of them, or `null` when none is long enough to be known again. */
export function withOneSlip(random: () => number, words: readonly string[]): string[] | null {
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '');
  if (longest.length < 5) return null;
  return words.map((word) => (word === longest ? withSlip(random, word) : word));
}

function neighbour(random: () => number, letter: string): string {
  const row = ROWS.find((keys) => keys.includes(letter.toLowerCase())) ?? 'xz';
  const at = row.indexOf(letter.toLowerCase());
  return row.charAt(at > 0 && random() < 0.5 ? at - 1 : (at + 1) % row.length);
}
