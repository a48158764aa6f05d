import type pg from 'pg';
import type { Paper } from '../../core/paper/paper.ts';
import { createDictionary } from '../../core/search/dictionary.ts';
import { letOthersRun } from '../../core/turns.ts';
import type { Database } from './database.ts';
import { type Entry, isPlainer, makeEntry } from './entry.ts';
import { createIndexes, FILLED_TABLES, SCHEMA, takePlace } from './schema.ts';
import { STANDING } from './word-changes.ts';
import { insertPapers, lockForWriting, type PaperRow, paperRow } from './write-papers.ts';

const PAPERS_AT_ONCE = 500;
const WORDS_AT_ONCE = 20_000;
/** After this many papers other work gets its turn: a few milliseconds. */
const PAPERS_PER_TURN = 16;
/** What building one of the indexes may take of the database's memory. */
const BUILD_MEMORY = '512MB';

/** Tables that are not the index yet. */
const NEXT = '_next';
const KEYS = { papers: 'paper', records: 'paper', words: 'number' } as const;

export interface FillOptions {
  /** Told how many papers are in. */
  onProgress?: (done: number) => void;
  /** Takes the right to write, first of all in the transaction; `false` calls the filling off. */
  begin?: (client: pg.ClientBase) => Promise<boolean>;
}

/**
 * Makes the whole index anew from papers, no id twice, in one transaction: questions are answered from the old one until
 * the new one takes its place, and where this process ends halfway nothing has happened. Words are counted here and written
 * once, indexes are built over finished tables: some fifty times faster than `add`.
 */
export function fillIndex(
  { inTransaction }: Database,
  papers: AsyncIterable<Paper> | Iterable<Paper>,
  { onProgress = () => {}, begin = lockAndGo }: FillOptions = {},
): Promise<void> {
  return inTransaction(async (client) => {
    if (!(await begin(client))) return;
    await client.query(`SET LOCAL statement_timeout = 0; SET LOCAL maintenance_work_mem = '${BUILD_MEMORY}'`);
    await makeTables(client);
    const words = countedWords();
    const totals = { papers: 0, textLength: 0, nameCount: 0 };
    let batch: PaperRow[] = [];
    for await (const paper of papers) {
      const entry = makeEntry(paper);
      batch.push(paperRow(entry, totals.papers, words.numberOf));
      words.count(entry);
      totals.papers += 1;
      totals.textLength += entry.length;
      totals.nameCount += entry.names.length;
      if (totals.papers % PAPERS_PER_TURN === 0) await letOthersRun();
      if (batch.length < PAPERS_AT_ONCE) continue;
      await insertPapers(client, batch, NEXT);
      batch = [];
      onProgress(totals.papers);
    }
    if (batch.length > 0) await insertPapers(client, batch, NEXT);
    onProgress(totals.papers);
    await words.write(client);
    for (const table of FILLED_TABLES)
      await client.query(`ALTER TABLE ${SCHEMA}.${table}${NEXT} ADD PRIMARY KEY (${KEYS[table]})`);
    for (const statement of createIndexes(NEXT)) await client.query(statement);
    for (const table of FILLED_TABLES) await client.query(`ANALYZE ${SCHEMA}.${table}${NEXT}`);
    await writeTotals(client, totals, words.size());
    for (const statement of takePlace(NEXT)) await client.query(statement);
  });
}

async function lockAndGo(client: pg.ClientBase): Promise<boolean> {
  await lockForWriting(client);
  return true;
}

async function makeTables(client: pg.ClientBase): Promise<void> {
  for (const table of FILLED_TABLES)
    await client.query(`CREATE TABLE ${SCHEMA}.${table}${NEXT} (LIKE ${SCHEMA}.${table} INCLUDING STORAGE)`);
  await client.query(`ALTER TABLE ${SCHEMA}.words${NEXT} SET (fillfactor = 80)`);
}

interface CountedWords {
  size(): number;
  numberOf(word: string): number;
  count(entry: Entry): void;
  write(client: pg.ClientBase): Promise<void>;
}

function countedWords(): CountedWords {
  const dictionary = createDictionary();
  const named: number[] = [];
  const told: number[] = [];
  const shown: (string | undefined)[] = [];

  function numberOf(word: string): number {
    const number = dictionary.numberOf(word);
    if (number === named.length) {
      named.push(0);
      told.push(0);
      shown.push(undefined);
    }
    return number;
  }

  return {
    size: dictionary.size,
    numberOf,
    count(entry) {
      for (const word of entry.names) named[numberOf(word)] = (named[numberOf(word)] ?? 0) + 1;
      for (const term of entry.terms.keys()) told[numberOf(term)] = (told[numberOf(term)] ?? 0) + 1;
      for (const [term, word] of entry.shown) {
        const known = shown[numberOf(term)];
        if (known === undefined || isPlainer(word, known)) shown[numberOf(term)] = word;
      }
    },
    async write(client) {
      for (let from = 0; from < named.length; from += WORDS_AT_ONCE) {
        const to = Math.min(named.length, from + WORDS_AT_ONCE);
        const numbers = Array.from({ length: to - from }, (_, at) => from + at);
        await client.query(
          `INSERT INTO ${SCHEMA}.words${NEXT} (number, word, standing, named, told, shown)
           SELECT number, word, ${STANDING}, named, told, shown
           FROM unnest($1::int[], $2::text[], $3::int[], $4::int[], $5::text[])
             AS given(number, word, named, told, shown)`,
          [
            numbers,
            numbers.map(dictionary.wordOf),
            named.slice(from, to),
            told.slice(from, to),
            numbers.map((number) => shown[number] ?? null),
          ],
        );
      }
    },
  };
}

async function writeTotals(
  client: pg.ClientBase,
  { papers, textLength, nameCount }: { papers: number; textLength: number; nameCount: number },
  words: number,
): Promise<void> {
  await client.query(
    `UPDATE ${SCHEMA}.totals SET papers = $1, text_length = $2, name_count = $3, changes = changes + 1`,
    [papers, textLength, nameCount],
  );
  await client.query(`ALTER SEQUENCE ${SCHEMA}.paper_numbers RESTART WITH ${papers}`);
  await client.query(`ALTER SEQUENCE ${SCHEMA}.word_numbers RESTART WITH ${words}`);
}
