import type { Asking } from './asking.ts';
import { SCHEMA } from './schema.ts';
import { FACT_COLUMNS, type WordFact, type WordFacts } from './word-facts.ts';

/** As many as reading a question asks for. */
const MOST = 48;
/** Sorts after every letter. */
const LAST = '\u{10FFFF}';

/**
 * Words of names that begin with the prefix, the most frequent first. Short prefixes have tens of thousands of words: an
 * index gives those of a higher `standing` (log2 of the frequency) first, and all of the last one that is needed.
 */
export async function completionsOf(prefix: string, view: Asking, facts: WordFacts): Promise<string[]> {
  const letters = [...prefix];
  const found = letters.length < 4 ? await byStanding(letters, view) : await inRange(prefix, view);
  facts.keep(found);
  return found
    .filter(({ word }) => word !== prefix && word.startsWith(prefix))
    .sort((a, b) => b.named - a.named || (a.word < b.word ? -1 : 1))
    .map(({ word }) => word)
    .slice(0, MOST);
}

/** One more than asked for, as the prefix itself may be among them. */
function byStanding(letters: readonly string[], view: Asking): Promise<WordFact[]> {
  const length = letters.length < 3 ? 2 : 3;
  return view.rows<WordFact>(
    `SELECT ${FACT_COLUMNS} FROM ${SCHEMA}.words
     WHERE standing >= 0 AND left(word, ${length}) COLLATE "C" = $1
     ORDER BY standing DESC FETCH FIRST ${MOST + 1} ROWS WITH TIES`,
    [letters.slice(0, length).join('')],
  );
}

function inRange(prefix: string, view: Asking): Promise<WordFact[]> {
  return view.rows<WordFact>(
    `SELECT ${FACT_COLUMNS} FROM ${SCHEMA}.words
     WHERE standing >= 0 AND word > $1 AND word < $2
     ORDER BY named DESC, word LIMIT ${MOST}`,
    [prefix, `${prefix}${LAST}`],
  );
}
