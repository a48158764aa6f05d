import Database from 'libsql';
import { type ContenderPlan, EVERYTHING, MOST_SUGGESTED } from './contender.ts';
import { addInTurns, tellingWords, textOf, wordsOf } from './paper-text.ts';

/**
 * In memory, stems by its own Porter tokenizer, the title weighing five times, beginnings of two and three letters
 * indexed. Asked for all words first, the last as a beginning, and for any of them only where no paper holds all:
 * any-of costs ten times as much. FTS5 has no stop list, so stop words are left out of questions where others remain.
 */
export const sqliteFts5: ContenderPlan = {
  name: 'SQLite FTS5',
  packages: ['libsql', '@orama/stopwords'],
  share: () => ({ ...EVERYTHING, keyPresses: 1000 }),
  create() {
    const database = new Database(':memory:', {});
    database.exec(`create virtual table papers using fts5(
      id unindexed, title, abstract, authors, year, tokenize = 'porter unicode61', prefix = '2 3')`);
    database.exec(`insert into papers (papers, rank) values ('rank', 'bm25(0, 5, 1, 1, 1)')`);
    const insert = database.prepare(
      'insert into papers (id, title, abstract, authors, year) values (?, ?, ?, ?, ?)',
    );
    const select = database.prepare('select id from papers where papers match ? order by rank limit ?');
    const size = database.prepare(
      'select page_count * page_size as bytes from pragma_page_count, pragma_page_size',
    );
    const matching = (words: readonly string[], operator: 'AND' | 'OR', limit: number) => {
      const phrases = words.map(
        (word, at) => `"${word}"${operator === 'AND' && at === words.length - 1 ? '*' : ''}`,
      );
      const rows = select.all([phrases.join(` ${operator} `), limit]) as { id: string }[];
      return rows.map(({ id }) => id);
    };
    return {
      async add(papers) {
        database.exec('begin');
        await addInTurns(papers, (some) => {
          for (const { id, title, abstract, authors, year } of some.map(textOf))
            insert.run([id, title, abstract, authors, year]);
        });
        database.exec('commit');
      },
      async search(text, limit) {
        const words = tellingWords(text);
        if (words.length === 0) return [];
        const all = matching(words, 'AND', limit);
        return all.length > 0 ? all : matching(words, 'OR', limit);
      },
      async suggest(typed) {
        const words = wordsOf(typed);
        return words.length === 0 ? [] : matching(words, 'AND', MOST_SUGGESTED);
      },
      similar: null,
      nativeBytes: () => (size.get([]) as { bytes: number }).bytes,
    };
  },
};
