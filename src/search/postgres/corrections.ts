import { letterSet, mayBeWithin } from '../../core/search/rank/letter-set.ts';
import { editDistance } from '../../core/text/edit-distance.ts';
import type { Asking } from './asking.ts';
import { SCHEMA } from './schema.ts';
import { FACT_COLUMNS, type WordFact, type WordFacts } from './word-facts.ts';

/** Words measured at most, for each way they are found. */
const MOST_MEASURED = 4000;
const MOST_ALIKE = 300;
const LAST = '\u{10FFFF}';

/**
 * The nearest words of names within so many edits, all equally near, the most frequent first. A word one edit away has
 * one half as it is typed, at the same end, or the two letters in the middle swapped: those are found by range, and all
 * of them. With two edits the same halves are tried, and where none is near, words with many of the same
 * trigrams: a slip in each half of a short word may be missed.
 */
export async function correctionsOf(
  word: string,
  edits: number,
  view: Asking,
  facts: WordFacts,
): Promise<string[]> {
  const halves = nearest(word, edits, await withOneHalf(word, edits, view));
  const found =
    halves.length > 0 || edits < 2 ? halves : nearest(word, edits, await withTrigrams(word, edits, view));
  facts.keep(found);
  return found.sort((a, b) => b.named - a.named || (a.word < b.word ? -1 : 1)).map((fact) => fact.word);
}

function nearest(word: string, edits: number, candidates: readonly WordFact[]): WordFact[] {
  const set = letterSet(word);
  let nearestSoFar = edits;
  let found: WordFact[] = [];
  for (const fact of new Map(candidates.map((each) => [each.number, each])).values()) {
    if (!mayBeWithin(set, letterSet(fact.word), edits)) continue;
    const away = editDistance(word, fact.word, nearestSoFar);
    if (away > nearestSoFar || away === 0) continue;
    if (away < nearestSoFar) found = [];
    nearestSoFar = away;
    found.push(fact);
  }
  return found;
}

function withOneHalf(word: string, edits: number, view: Asking): Promise<WordFact[]> {
  const letters = [...word];
  const half = Math.floor(letters.length / 2);
  const start = letters.slice(0, half).join('');
  const end = letters.slice(half).reverse().join('');
  return view.rows<WordFact>(
    `(SELECT ${FACT_COLUMNS} FROM ${SCHEMA}.words
      WHERE standing >= 0 AND char_length(word) = ANY($1) AND word >= $2 AND word < $3 LIMIT ${MOST_MEASURED})
     UNION ALL
     (SELECT ${FACT_COLUMNS} FROM ${SCHEMA}.words
      WHERE standing >= 0 AND char_length(word) = ANY($1)
        AND reverse(word) COLLATE "C" >= $4 AND reverse(word) COLLATE "C" < $5 LIMIT ${MOST_MEASURED})
     UNION ALL
     (SELECT ${FACT_COLUMNS} FROM ${SCHEMA}.words WHERE standing >= 0 AND word = $6)`,
    [lengths(letters.length, edits), start, start + LAST, end, end + LAST, swappedInTheMiddle(letters, half)],
  );
}

function withTrigrams(word: string, edits: number, view: Asking): Promise<WordFact[]> {
  return view.rows<WordFact>(
    `SELECT ${FACT_COLUMNS} FROM ${SCHEMA}.words
     WHERE standing >= 0 AND word % $1 AND char_length(word) = ANY($2)
     ORDER BY similarity(word, $1) DESC, word LIMIT ${MOST_ALIKE}`,
    [word, lengths([...word].length, edits)],
  );
}

function lengths(length: number, edits: number): number[] {
  return Array.from({ length: 2 * edits + 1 }, (_, at) => length - edits + at);
}

function swappedInTheMiddle(letters: readonly string[], half: number): string {
  return [
    ...letters.slice(0, half - 1),
    letters[half] ?? '',
    letters[half - 1] ?? '',
    ...letters.slice(half + 1),
  ].join('');
}
