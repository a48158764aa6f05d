import type { Author, Paper } from './paper/paper.ts';
import type { Person } from './person.ts';
import type { SimilarHit } from './ports/search-index.ts';
import type { ReadingEntry } from './ports/store.ts';
import type { Query } from './query/query.ts';

/** What commands may ask for. Implemented in src/services over ports; commands see these interfaces alone. */
export interface Services {
  lookup: Lookup;
  library: Library;
  reading: Reading;
  people: People;
  status: Status;
}

export interface Lookup {
  /** Answers a question; `page` counts from 1. */
  find(text: string, page: number): Promise<Answer>;
  /** All that fits, as a choice, even where `find` would be sure of one. */
  choices(text: string, page: number): Promise<Answer>;
  /** Papers near one, with the reason. Empty when the id is unknown. */
  similar(paperId: string, limit: number): Promise<SimilarPaper[]>;
  /** One paper by chance among those that match, `null` when none does. */
  random(query: Query, random: () => number): Promise<Paper | null>;
  suggestPapers(typed: string, limit: number): Promise<Paper[]>;
}

/**
 * An answer to a question. Only `one` is confident, and only by a rule of core/verdict.ts, named in `because`.
 */
export type Answer =
  | { kind: 'one'; query: Query; paper: Paper; because: Because; others: Paper[] }
  | {
      kind: 'choice';
      query: Query;
      papers: Paper[];
      page: number;
      pages: number;
      pageSize: number;
      total: number;
      /** Whether some paper covers most of what was asked; if not, these are only the nearest by subject. */
      close: boolean;
    }
  | { kind: 'nothing'; query: Query; nearest: Paper[] };

/** The rules by which a paper may be called the one. */
export type Because = 'identifier' | 'title' | 'acronym' | 'phrase' | 'coverage' | 'only-match';

export interface SimilarPaper {
  paper: Paper;
  hit: SimilarHit;
}

export interface Library {
  paper(id: string): Promise<Paper | null>;
  papers(ids: readonly string[]): Promise<Paper[]>;
  /** Everyone whose name fits, the best first; more than one when the name is shared or half typed. */
  authors(name: string, limit: number): Promise<AuthorProfile[]>;
  /** Whose name may be what is being typed, the best fit first. */
  suggestAuthors(typed: string, limit: number): Promise<{ name: string; papers: number }[]>;
  /** Names nearest in spelling when none fits. */
  nearAuthors(name: string, limit: number): Promise<AuthorProfile[]>;
  overview(): Promise<LibraryOverview>;
  /** All papers as one file in a format of `exportFormats`. */
  export(format: string): Promise<ExportFile>;
  /** Some papers as one file; `notes` are remarks by paper id. */
  exportPapers(
    name: string,
    format: string,
    papers: Iterable<Paper>,
    notes?: ReadonlyMap<string, string>,
  ): ExportFile;
}

export interface ExportFile {
  name: string;
  mediaType: string;
  content: string;
}

/** An author as the library knows them: what a source says (if any), and what their papers show. */
export interface AuthorProfile {
  name: string;
  variants: string[];
  /** `null` when no source describes this author. */
  author: Author | null;
  /** Newest first. */
  papers: Paper[];
  coauthors: { name: string; papers: number }[];
}

export interface LibraryOverview {
  papers: number;
  authors: number;
  withAbstract: number;
  withCode: number;
  /** One row a paper, for the picture: its year and main category. */
  shape: PaperShape[];
  sources: { source: string; ref: string; papers: number; newest: string }[];
  newest: Paper | null;
}

/** Where a paper stands in a picture of papers per year by category; either may be unknown. */
export interface PaperShape {
  year: string | null;
  category: string | null;
}

export interface Reading {
  list(person: Person): Promise<ReadingEntry[]>;
  /** `added` is false when it was there already. */
  add(person: Person, paper: Paper, now: Date): Promise<{ added: boolean }>;
  /** Each returns the entry as it is now, or `null` when the paper is not on the list. */
  done(person: Person, paperId: string, now: Date): Promise<ReadingEntry | null>;
  note(person: Person, paperId: string, note: string): Promise<ReadingEntry | null>;
  remove(person: Person, paperId: string): Promise<ReadingEntry | null>;
  /** The list as a file with its notes; `null` when it is empty. */
  export(person: Person, format: string): Promise<ExportFile | null>;
}

export interface People {
  /** What is kept about this person, in words and counts. */
  kept(person: Person): Promise<{ what: string; count: number }[]>;
  /** Erases all of it; returns how much there was. */
  forget(person: Person): Promise<{ what: string; count: number }[]>;
}

export interface Status {
  /** One line a part, in words: the library, each platform, each source. */
  lines(): Promise<{ part: string; ok: boolean; words: string }[]>;
}
