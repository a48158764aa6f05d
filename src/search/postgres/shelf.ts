import type { Filters } from '../../core/query/query.ts';
import { wordsOf } from '../../core/search/analysis/words.ts';
import { compileFilters } from '../../core/search/filter.ts';
import type { PaperRecord } from '../../core/search/record.ts';
import type { Asking } from './asking.ts';
import { cutWord } from './entry.ts';
import { SCHEMA } from './schema.ts';
import type { WordFacts } from './word-facts.ts';

/** The records of papers a question has met. */
export interface Shelf {
  /** Puts them there, with the facts of their titles' words; answers those that pass the filters, in any order. */
  fetch(papers: readonly number[]): Promise<ReadonlySet<number>>;
  record(paper: number): PaperRecord | null;
  /** By the ids of papers on the shelf. */
  compareIds(a: number, b: number): number;
}

/** Titles are weighed no further. */
const LONGEST_TITLE_WORDS = 60;

export function createShelf(view: Asking, facts: WordFacts, filters: Filters): Shelf {
  const records = new Map<number, PaperRecord>();
  const passes = compileFilters(filters);

  return {
    async fetch(papers) {
      const wanted = [...new Set(papers)].filter((paper) => !records.has(paper));
      if (wanted.length > 0) {
        const statement = `SELECT paper, record FROM ${SCHEMA}.records WHERE paper = ANY($1)`;
        const rows = await view.rows<{ paper: number; record: string }>(statement, [wanted]);
        const found = rows.map(({ paper, record }) => [paper, readRecord(record)] as const);
        await facts.learn(
          found.flatMap(([, { title }]) => title.split(' ', LONGEST_TITLE_WORDS).map(cutWord)),
        );
        for (const [paper, record] of found) records.set(paper, record);
      }
      return new Set(papers.filter((paper) => isPassing(records.get(paper))));
    },
    record: (paper) => records.get(paper) ?? null,
    compareIds(a, b) {
      const left = records.get(a)?.id ?? '';
      const right = records.get(b)?.id ?? '';
      return left < right ? -1 : left > right ? 1 : 0;
    },
  };

  function isPassing(record: PaperRecord | undefined): boolean {
    return record !== undefined && passes(record);
  }
}

/** What was written by `writeRecord`; the works it cites are kept apart, as few questions need them. */
function readRecord(written: string): PaperRecord {
  return { ...(JSON.parse(written) as Omit<PaperRecord, 'cites'>), cites: [] };
}

/** JSON as text: unlike jsonb it takes any character, as escapes. */
export function writeRecord({ cites: _, ...record }: PaperRecord): string {
  return JSON.stringify(record);
}

/** The words by which the rarity of an author is told. */
export function authorWords(record: PaperRecord): string[] {
  return record.authorNames.flatMap((author) => wordsOf(author).slice(-1)).map(cutWord);
}
