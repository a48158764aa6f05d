/** The schema of PostgreSQL in which the index lives: all of it can be dropped and is made again from the papers. */
export const SCHEMA = 'broadsheet_search';

/** Held by whoever writes the index, for a transaction: counts of words are then changed by one at a time. */
export const WRITER_LOCK = 7_204_115_001;
/** Held while the tables are made. */
export const SCHEMA_LOCK = 7_204_115_002;

/**
 * Steps from one version of the tables to the next, never changed once released. They hold nothing that cannot be made
 * again from the papers.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE SEQUENCE ${SCHEMA}.paper_numbers AS int MINVALUE 0 START 0;
  CREATE SEQUENCE ${SCHEMA}.word_numbers AS int MINVALUE 0 START 0;

  CREATE TABLE ${SCHEMA}.totals (
    papers int NOT NULL,
    text_length bigint NOT NULL,
    name_count bigint NOT NULL,
    changes bigint NOT NULL
  );
  INSERT INTO ${SCHEMA}.totals VALUES (0, 0, 0, 0);

  CREATE TABLE ${SCHEMA}.papers (
    paper int PRIMARY KEY,
    digest bigint NOT NULL,
    id text COLLATE "C" NOT NULL,
    published text COLLATE "C" NOT NULL,
    title_start text COLLATE "C" NOT NULL,
    authors text NOT NULL,
    year smallint,
    has_code boolean NOT NULL,
    text_length int NOT NULL,
    keys bigint[] NOT NULL,
    names int[] NOT NULL,
    terms int[] NOT NULL,
    told bytea NOT NULL
  );

  CREATE TABLE ${SCHEMA}.records (
    paper int PRIMARY KEY,
    record text NOT NULL,
    cites text
  );

  CREATE TABLE ${SCHEMA}.words (
    number int PRIMARY KEY,
    word text COLLATE "C" NOT NULL,
    standing smallint NOT NULL,
    named int NOT NULL,
    told int NOT NULL,
    shown text COLLATE "C"
  ) WITH (fillfactor = 80);

  CREATE TABLE ${SCHEMA}.changed (
    turn bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key text NOT NULL,
    whole text
  );

  COMMENT ON COLUMN ${SCHEMA}.words.standing IS
    'log2 of named; -1 for what names no paper. Indexes stand on it, so that a count that changes seldom moves a row.';
  `,
];

/** The tables that are made anew when the whole index is filled. */
export const FILLED_TABLES = ['papers', 'records', 'words'] as const;

/** An index over one of these tables, by its name and what follows the table in its definition. */
interface IndexPlan {
  table: (typeof FILLED_TABLES)[number];
  name: string;
  unique?: boolean;
  over: string;
}

const NAMING = 'WHERE standing >= 0';
/** Without `fastupdate` a change costs more, and a question never reads through a list of changes nobody sorted in. */
const GIN = 'WITH (fastupdate = off)';

const INDEXES: readonly IndexPlan[] = [
  { table: 'papers', name: 'papers_id', unique: true, over: '(id)' },
  { table: 'papers', name: 'papers_published', over: '(published DESC, id)' },
  { table: 'papers', name: 'papers_title_start', over: '(title_start, id)' },
  { table: 'papers', name: 'papers_keys', over: `USING gin (keys) ${GIN}` },
  { table: 'papers', name: 'papers_names', over: `USING gin (names) ${GIN}` },
  { table: 'papers', name: 'papers_terms', over: `USING gin (terms) ${GIN}` },
  { table: 'words', name: 'words_word', unique: true, over: '(word)' },
  { table: 'words', name: 'words_two', over: `(left(word, 2) COLLATE "C", standing DESC) ${NAMING}` },
  { table: 'words', name: 'words_three', over: `(left(word, 3) COLLATE "C", standing DESC) ${NAMING}` },
  { table: 'words', name: 'words_begin', over: `(char_length(word), word COLLATE "C") ${NAMING}` },
  { table: 'words', name: 'words_end', over: `(char_length(word), reverse(word) COLLATE "C") ${NAMING}` },
  { table: 'words', name: 'words_letters', over: `USING gin (word gin_trgm_ops) ${GIN} ${NAMING}` },
];

/** Statements that make the indexes; `suffix` is that of tables which are to take the place of others. */
export function createIndexes(suffix = ''): string[] {
  return INDEXES.map(
    ({ table, name, unique, over }) =>
      `CREATE ${unique === true ? 'UNIQUE ' : ''}INDEX IF NOT EXISTS ${name}${suffix} ON ${SCHEMA}.${table}${suffix} ${over}`,
  );
}

/** Statements that put the tables with this suffix in the place of those without. */
export function takePlace(suffix: string): string[] {
  return [
    ...FILLED_TABLES.map((table) => `DROP TABLE ${SCHEMA}.${table}`),
    ...FILLED_TABLES.map((table) => `ALTER TABLE ${SCHEMA}.${table}${suffix} RENAME TO ${table}`),
    ...FILLED_TABLES.map((table) => `ALTER INDEX ${SCHEMA}.${table}${suffix}_pkey RENAME TO ${table}_pkey`),
    ...INDEXES.map(({ name }) => `ALTER INDEX ${SCHEMA}.${name}${suffix} RENAME TO ${name}`),
  ];
}
