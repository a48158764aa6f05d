import type pg from 'pg';
import { isPlainer } from './entry.ts';
import { SCHEMA } from './schema.ts';

/** What a change of papers makes of the counts of words, summed before it is written: one row of a word, one write. */
export interface WordChanges {
  /** A paper with these names and terms comes (1) or goes (−1). */
  count(names: readonly number[], terms: readonly number[], textLength: number, by: 1 | -1): void;
  /** A word that may stand for its stem. */
  show(term: number, word: string): void;
  write(client: pg.ClientBase): Promise<void>;
}

interface Change {
  named: number;
  told: number;
  shown: string | null;
}

export function countChanges(): WordChanges {
  const words = new Map<number, Change>();
  const totals = { papers: 0, textLength: 0, nameCount: 0 };

  function changeOf(number: number): Change {
    const known = words.get(number);
    if (known !== undefined) return known;
    const change = { named: 0, told: 0, shown: null };
    words.set(number, change);
    return change;
  }

  return {
    count(names, terms, textLength, by) {
      for (const number of names) changeOf(number).named += by;
      for (const number of terms) changeOf(number).told += by;
      totals.papers += by;
      totals.textLength += by * textLength;
      totals.nameCount += by * names.length;
    },
    show(term, word) {
      const change = changeOf(term);
      if (change.shown === null || isPlainer(word, change.shown)) change.shown = word;
    },
    async write(client) {
      const changed = [...words].filter(
        ([, { named, told, shown }]) => named !== 0 || told !== 0 || shown !== null,
      );
      if (changed.length === 0 && totals.papers === 0) return;
      await client.query(UPDATE_WORDS, [
        changed.map(([number]) => number),
        changed.map(([, { named }]) => named),
        changed.map(([, { told }]) => told),
        changed.map(([, { shown }]) => shown),
      ]);
      await client.query(
        `UPDATE ${SCHEMA}.totals SET papers = papers + $1, text_length = text_length + $2,
           name_count = name_count + $3, changes = changes + 1`,
        [totals.papers, totals.textLength, totals.nameCount],
      );
    },
  };
}

/** What filters look for (`@code`) is counted but stands nowhere: nobody types it. */
export const STANDING = `CASE WHEN named <= 0 OR word LIKE '@%' THEN -1 ELSE floor(log(2, named))::smallint END`;

const UPDATE_WORDS = `
  UPDATE ${SCHEMA}.words AS words
  SET named = counted.named, told = counted.told, standing = counted.standing, shown = counted.shown
  FROM (
    SELECT number, named, told, shown, ${STANDING} AS standing
    FROM (
      SELECT number, word, old.named + given.named AS named, old.told + given.told AS told,
        CASE WHEN old.shown IS NULL OR char_length(given.shown) < char_length(old.shown)
            OR (char_length(given.shown) = char_length(old.shown) AND given.shown < old.shown)
          THEN coalesce(given.shown, old.shown) ELSE old.shown END AS shown
      FROM unnest($1::int[], $2::int[], $3::int[], $4::text[]) AS given(number, named, told, shown)
      JOIN ${SCHEMA}.words AS old USING (number)
    ) AS summed
  ) AS counted
  WHERE words.number = counted.number`;
