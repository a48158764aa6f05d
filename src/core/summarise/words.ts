import { foldedWords } from '../text/fold.ts';

/** Words that tell nothing of what a text is about. */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the this that these those such each both other all any some same only very no not more most also ' +
    'i you he she it they we us its his her their our your who whose which what how when where while there ' +
    'of in on for to with by from at as into over under between via and or but if so then than ' +
    'is are was were be been being do does did have has had can could may might will would should use used using based'
  ).split(' '),
);

const ENDING = /(?:ings?|ied|ed|ies|es|s|ly|e|y)$/;
const SHORTEST_STEM = 3;

/**
 * The words of a text, folded and without a common English ending, so that forms of one word meet: "networks" and
 * "network", "learned" and "learning". Lighter than Porter's stems, and as good at finding key sentences.
 */
export function stemsOf(text: string): string[] {
  return foldedWords(text).map(lightStem);
}

/** The different stems of a text without those of function words. */
export function tellingStems(text: string): Set<string> {
  return new Set(
    foldedWords(text)
      .filter((word) => !FUNCTION_WORDS.has(word))
      .map(lightStem),
  );
}

/** F1 of the words two texts share, each as often as both have it, 0 to 1: ROUGE-1 (Lin 2004). */
export function nearness(a: readonly string[], b: readonly string[]): number {
  const unmatched = new Map<string, number>();
  for (const word of b) unmatched.set(word, (unmatched.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of a) {
    const count = unmatched.get(word) ?? 0;
    if (count === 0) continue;
    shared += 1;
    unmatched.set(word, count - 1);
  }
  return shared === 0 ? 0 : (2 * shared) / (a.length + b.length);
}

/**
 * For each set of words its mean cosine with each other set, 0 to 1 (degree centrality, Erkan and Radev 2004). Each
 * word carries the sum of what it adds to a cosine, so that time grows with the words and not with the pairs of sets.
 */
export function centralities(wordSets: readonly ReadonlySet<string>[]): number[] {
  const carried = new Map<string, number>();
  for (const words of wordSets) {
    for (const word of words) carried.set(word, (carried.get(word) ?? 0) + 1 / Math.sqrt(words.size));
  }
  return wordSets.map((words) => {
    if (words.size === 0 || wordSets.length === 1) return 0;
    const own = 1 / Math.sqrt(words.size);
    const ofOthers = [...words].reduce((sum, word) => sum + (carried.get(word) ?? 0) - own, 0);
    return Math.max(0, ofOthers * own) / (wordSets.length - 1);
  });
}

function lightStem(word: string): string {
  const stem = word.replace(ENDING, '');
  return stem.length < SHORTEST_STEM ? word : stem;
}
