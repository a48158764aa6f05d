import type pg from 'pg';
import type { Paper } from '../../core/paper/paper.ts';
import { columnId, type Entry, makeEntry, TITLE_START } from './entry.ts';
import { packTerms } from './packed.ts';
import { SCHEMA, WRITER_LOCK } from './schema.ts';
import { writeRecord } from './shelf.ts';
import { countChanges, type WordChanges } from './word-changes.ts';

/** Waits until nobody else writes the index, and holds it for the rest of the transaction. */
export async function lockForWriting(client: pg.ClientBase): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [WRITER_LOCK]);
}

/** Whether nobody else writes the index; then it is held for the rest of the transaction. */
export async function mayWrite(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS may', [
    WRITER_LOCK,
  ]);
  return rows[0]?.may === true;
}

/**
 * Puts papers in the place of what has their ids, and takes out the ids in `gone`. Papers of which the index holds the
 * same already are left alone. The lock must be held.
 */
export async function replacePapers(
  client: pg.ClientBase,
  papers: readonly Paper[],
  gone: readonly string[] = [],
): Promise<void> {
  const entries = [...new Map(papers.map((paper) => [paper.id, paper])).values()].map(makeEntry);
  const changed = await changedOf(client, entries);
  const coming = new Set(entries.map(({ id }) => id));
  const changes = countChanges();
  const going = gone.filter((id) => !coming.has(id));
  await takeOut(client, [...going, ...changed.map(({ id }) => id)], changes);
  if (changed.length > 0) await putIn(client, changed, changes);
  await changes.write(client);
}

async function changedOf(client: pg.ClientBase, entries: readonly Entry[]): Promise<Entry[]> {
  const { rows } = await client.query<{ id: string; digest: string }>(
    `SELECT id, digest FROM ${SCHEMA}.papers WHERE id = ANY($1)`,
    [entries.map(({ id }) => columnId(id))],
  );
  const held = new Map(rows.map(({ id, digest }) => [id, digest]));
  return entries.filter(({ id, digest }) => held.get(columnId(id)) !== digest);
}

interface OldRow {
  names: number[];
  terms: number[];
  text_length: number;
}

async function takeOut(client: pg.ClientBase, ids: readonly string[], changes: WordChanges): Promise<void> {
  const { rows } = await client.query<OldRow>(
    `WITH old AS (
       DELETE FROM ${SCHEMA}.papers WHERE id = ANY($1) RETURNING paper, names, terms, text_length
     ), records AS (DELETE FROM ${SCHEMA}.records WHERE paper IN (SELECT paper FROM old))
     SELECT names, terms, text_length FROM old`,
    [ids.map(columnId)],
  );
  for (const { names, terms, text_length } of rows) changes.count(names, terms, text_length, -1);
}

async function putIn(client: pg.ClientBase, entries: readonly Entry[], changes: WordChanges): Promise<void> {
  const numbers = await numbersOf(client, wordsOf(entries));
  const numberOf = (word: string) => numbers.get(word) ?? 0;
  const { rows } = await client.query<{ paper: number }>(
    `SELECT nextval('${SCHEMA}.paper_numbers')::int AS paper FROM generate_series(1, $1)`,
    [entries.length],
  );
  const written = entries.map((entry, at) => paperRow(entry, rows[at]?.paper ?? 0, numberOf));
  await insertPapers(client, written);
  for (const [at, entry] of entries.entries()) {
    const row = written[at];
    if (row !== undefined) changes.count(row.names, row.terms, entry.length, 1);
    for (const [term, word] of entry.shown) changes.show(numberOf(term), word);
  }
}

/** A row of `papers` and one of `records`, as JSON has them. */
export interface PaperRow {
  paper: number;
  digest: string;
  id: string;
  published: string;
  title_start: string;
  authors: string;
  year: number | null;
  has_code: boolean;
  text_length: number;
  keys: string[];
  names: number[];
  terms: number[];
  told: string;
  record: string;
  cites: string | null;
}

export function paperRow(entry: Entry, paper: number, numberOf: (word: string) => number): PaperRow {
  const { record } = entry;
  const terms = [...entry.terms].map(([term, count]) => ({ number: numberOf(term), count }));
  terms.sort((a, b) => a.number - b.number);
  return {
    paper,
    digest: entry.digest,
    id: columnId(entry.id),
    published: plain(record.published),
    title_start: plain(record.title.slice(0, TITLE_START)),
    authors: plain(record.authors),
    year: record.year,
    has_code: record.hasCode,
    text_length: entry.length,
    keys: entry.keys,
    names: entry.names.map(numberOf).sort((a, b) => a - b),
    terms: terms.map(({ number }) => number),
    told: packTerms(terms),
    record: writeRecord(record),
    cites: record.cites.length === 0 ? null : JSON.stringify(record.cites),
  };
}

/** `suffix` is that of tables which are to take the place of others. */
export async function insertPapers(
  client: pg.ClientBase,
  rows: readonly PaperRow[],
  suffix = '',
): Promise<void> {
  await client.query(
    `WITH given AS MATERIALIZED (
       SELECT * FROM json_to_recordset($1) AS row(paper int, digest bigint, id text, published text, title_start text,
         authors text, year smallint, has_code boolean, text_length int, keys bigint[], names int[], terms int[],
         told bytea, record text, cites text)
     ), records AS (INSERT INTO ${SCHEMA}.records${suffix} SELECT paper, record, cites FROM given)
     INSERT INTO ${SCHEMA}.papers${suffix} SELECT paper, digest, id, published, title_start, authors, year, has_code, text_length,
       keys, names, terms, told FROM given`,
    [JSON.stringify(rows)],
  );
}

export function wordsOf(entries: readonly Entry[]): string[] {
  return [...new Set(entries.flatMap(({ names, terms }) => [...names, ...terms.keys()]))];
}

/** The numbers of words, new ones for new words. */
async function numbersOf(client: pg.ClientBase, words: readonly string[]): Promise<Map<string, number>> {
  const find = `SELECT word, number FROM ${SCHEMA}.words WHERE word = ANY($1)`;
  const known = await client.query<{ word: string; number: number }>(find, [words]);
  const numbers = new Map(known.rows.map(({ word, number }) => [word, number]));
  const unknown = words.filter((word) => !numbers.has(word));
  if (unknown.length === 0) return numbers;
  const added = await client.query<{ word: string; number: number }>(
    `INSERT INTO ${SCHEMA}.words (number, word, standing, named, told)
     SELECT nextval('${SCHEMA}.word_numbers'), word, -1, 0, 0 FROM unnest($1::text[]) AS word
     RETURNING word, number`,
    [unknown],
  );
  for (const { word, number } of added.rows) numbers.set(word, number);
  return numbers;
}

/** Neither NUL nor half a character, which a column of text does not hold. */
function plain(text: string): string {
  return text.replace(/[\0\p{Surrogate}]/gu, '');
}
