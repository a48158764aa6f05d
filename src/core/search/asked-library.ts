import type { Identifier } from '../query/query.ts';
import type { DocumentTerm, Scored, WeightedTerm } from './bm25.ts';
import type { QueryWord } from './rank/read-query.ts';
import type { SpellingGroup } from './rank/spelling.ts';
import type { PaperRecord } from './record.ts';

/**
 * A library as one question sees it, whatever engine holds it: what is looked up, what gives candidates, and what is
 * known of those. Papers are numbers; all that are handed out pass the filters of the question. The stages of an
 * answer (answer.ts, similar.ts, rank/) stand on this alone, so that every engine means the same by its evidence.
 */
export interface AskedLibrary {
  /** The paper of this number, where it was handed out and is still there. */
  record(document: number): PaperRecord | null;
  /** Orders papers by their ids: the tie-break everywhere. */
  compareIds(a: number, b: number): number;
  /** The information in a word, of the question or of a title or an author of papers handed out; the most there is for ''. */
  idf(word: string): number;
  byIdentifier(identifier: Identifier): Promise<number[]>;
  /** Papers whose whole title this is, glued or not; folded letters and digits only. */
  byTitle(squashed: string): Promise<number[]>;
  /** Papers that introduce this name; folded letters and digits only. */
  byName(squashed: string): Promise<number[]>;
  /** Newest first, those of one date by id. */
  newest(limit: number): Promise<number[]>;
  /** Takes a question apart into words with their spellings (rank/read-query.ts). */
  read(text: string): Promise<QueryWord[]>;
  /** Candidates by the words that name papers. Order among them only decides what is cut off. */
  typed(groups: readonly SpellingGroup[], limit: number): Promise<number[]>;
  text: AskedText;
}

/** What papers say: stems of title, abstract, summary, terms and topics. */
export interface AskedText {
  /** How many papers hold the term: of terms of the question's words and their spellings, or given by `termsOf`. */
  frequency(term: string): number;
  /** The best papers for weighted terms by BM25, best first. */
  best(terms: readonly WeightedTerm[], limit: number): Promise<Scored[]>;
  /** What these papers hold, in the order asked. */
  termsOf(documents: readonly number[]): Promise<DocumentTerm[][]>;
  /** Those of the terms that each paper holds, in the order asked. */
  heldBy(asked: readonly HeldTerms[]): Promise<ReadonlySet<string>[]>;
}

export interface HeldTerms {
  document: number;
  terms: readonly string[];
}

/** What finding papers near another one needs beside. */
export interface ComparedLibrary extends AskedLibrary {
  byId(id: string): Promise<number | null>;
  /** Papers that cite this one, by the arXiv id or DOI it has. */
  citing(record: PaperRecord): Promise<number[]>;
  /** Papers here that this one cites. */
  citedBy(record: PaperRecord): Promise<number[]>;
  /** What each paper scores for weighted terms, in the order asked, as `text.best` would have it. */
  scoresOf(documents: readonly number[], terms: readonly WeightedTerm[]): Promise<number[]>;
  /** A stem as a word people can read; of stems given by `termsOf`. */
  wordOf(term: string): string;
}
