import type { Paper } from '../src/core/paper/paper.ts';
import { STOP_WORDS, textOf, wordsOf } from './contenders/paper-text.ts';
import { createRandom, shuffled } from './random.ts';

const SEED = 20_261_205;
const WORDS = 3;
const SHORTEST = 4;
/** A word one paper in a thousand holds names a subject; a rarer one names a paper. */
const LEAST_SHARE = 0.001;

/** Questions for a subject: three telling words of one abstract. */
export function makeTopics(
  papers: readonly Paper[],
  holders: ReadonlyMap<string, number>,
  most: number,
): string[] {
  const random = createRandom(SEED);
  const least = Math.max(2, papers.length * LEAST_SHARE);
  const isSubject = (word: string) =>
    word.length >= SHORTEST &&
    /^\p{L}+$/u.test(word) &&
    !STOP_WORDS.has(word) &&
    (holders.get(word) ?? 0) >= least;
  const topics = new Set<string>();
  for (const { abstract } of shuffled(random, papers.map(textOf))) {
    if (topics.size >= most) break;
    const words = shuffled(random, [...new Set(wordsOf(abstract))].filter(isSubject)).slice(0, WORDS);
    if (words.length === WORDS) topics.add(words.join(' '));
  }
  return [...topics];
}
