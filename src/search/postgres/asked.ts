import { type Filters, type Identifier, NO_FILTERS } from '../../core/query/query.ts';
import { wordsOf } from '../../core/search/analysis/words.ts';
import type { ComparedLibrary } from '../../core/search/asked-library.ts';
import { idfOf } from '../../core/search/rank/known-words.ts';
import type { PaperRecord } from '../../core/search/record.ts';
import { askedText } from './asked-text.ts';
import type { Asking } from './asking.ts';
import { conditionsOf } from './conditions.ts';
import { columnId, cutWord, type KeyKind, keyOf } from './entry.ts';
import { newestPapers } from './newest.ts';
import { readWords } from './read-words.ts';
import { SCHEMA } from './schema.ts';
import { authorWords, createShelf } from './shelf.ts';
import { createValues, joined } from './statement.ts';
import { typedCandidates } from './typed-candidates.ts';
import { type Memory, wordFacts } from './word-facts.ts';

/** Papers looked up under one title or name at most. */
const MOST_LOOKED_UP = 200;

/** The library in the database as one question with these filters sees it. */
export async function askedLibrary(
  view: Asking,
  memory: Memory,
  filters: Filters = NO_FILTERS,
): Promise<ComparedLibrary> {
  const { papers } = view.totals;
  const facts = wordFacts(view, memory);
  const conditions = await conditionsOf(filters, facts);
  const shelf = createShelf(view, facts, filters);
  const text = askedText(view, facts, shelf, conditions);
  let start = '';

  async function passing(found: readonly number[]): Promise<number[]> {
    const shelved = await shelf.fetch(found);
    return found.filter((paper) => shelved.has(paper));
  }

  async function byKeys(kind: KeyKind, values: readonly string[]): Promise<number[]> {
    if (conditions.impossible || values.length === 0 || values.every((value) => value === '')) return [];
    const sought = createValues();
    const keys = sought.add(
      values.map((value) => keyOf(kind, value)),
      'bigint[]',
    );
    const where = joined([`keys && ${keys}`, ...conditions.write(sought)]);
    // Found first and sorted then: in the order of ids all papers might be gone through.
    const statement = `
      WITH found AS MATERIALIZED (SELECT paper, id FROM ${SCHEMA}.papers WHERE ${where})
      SELECT paper FROM found ORDER BY id LIMIT ${MOST_LOOKED_UP}`;
    const rows = await view.rows<{ paper: number }>(statement, sought.all);
    return passing(rows.map(({ paper }) => paper));
  }

  async function withId(id: string): Promise<number[]> {
    const statement = `SELECT paper FROM ${SCHEMA}.papers WHERE id = $1`;
    return passing((await view.rows<{ paper: number }>(statement, [columnId(id)])).map(({ paper }) => paper));
  }

  return {
    record: shelf.record,
    compareIds: shelf.compareIds,
    idf: (word) => idfOf(papers, word === '' ? 0 : (facts.of(cutWord(word))?.named ?? 0)),
    byIdentifier(identifier: Identifier) {
      if (identifier.kind === 'arxiv') return byKeys('arxiv', [identifier.id]);
      if (identifier.kind === 'doi') return byKeys('doi', [identifier.doi]);
      return withId(identifier.id);
    },
    byTitle: (squashed) => byKeys('title', [squashed]),
    byName: (squashed) => byKeys('name', [squashed]),
    newest: async (limit) => passing(await newestPapers(conditions, limit, view)),
    read(question) {
      start = wordsOf(question).join(' ');
      return readWords(question, view, facts);
    },
    typed: async (groups, limit) =>
      passing(await typedCandidates({ groups, start, conditions }, limit, view, facts)),
    text,
    byId: async (id) => {
      const [paper] = await withId(id);
      const record = paper === undefined ? null : shelf.record(paper);
      if (paper === undefined || record === null) return null;
      await facts.learn(authorWords(record));
      return paper;
    },
    citing: ({ arxivId, doi }) =>
      byKeys(
        'cites',
        [arxivId, doi].flatMap((work) => work ?? []),
      ),
    async citedBy(record: PaperRecord) {
      const statement = `
        SELECT cites FROM ${SCHEMA}.records
        WHERE paper = (SELECT paper FROM ${SCHEMA}.papers WHERE id = $1) AND cites IS NOT NULL`;
      const [row] = await view.rows<{ cites: string }>(statement, [columnId(record.id)]);
      const works = row === undefined ? [] : (JSON.parse(row.cites) as string[]);
      return [...(await byKeys('arxiv', works)), ...(await byKeys('doi', works))];
    },
    scoresOf: text.scoresOf,
    wordOf: (term) => facts.of(term)?.shown ?? term,
  };
}
