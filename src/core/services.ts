import type { DigestLine, Digests } from './digest/digests.ts';
import type { Follow } from './digest/subscription.ts';
import type { IncomingFile } from './document/incoming-file.ts';
import type { Outside } from './outside/outside.ts';
import type { Sources } from './outside/sources.ts';
import type { Author, Paper } from './paper/paper.ts';
import type { Person } from './person.ts';
import type { SimilarHit } from './ports/search-index.ts';
import type { ReadingEntry } from './ports/store.ts';
import type { Query } from './query/query.ts';
import type { Voting } from './voting/voting.ts';

export type {
  Asker,
  Composed,
  DigestLine,
  DigestOrder,
  Digests,
  Preview,
  Subscribed,
} from './digest/digests.ts';
export type { Added, AddedPaper, FoundOutside, Outside, OutsideAnswer } from './outside/outside.ts';
export type { FollowedSource, SourceFollowed, Sources, SourceUnfollowed } from './outside/sources.ts';
export type {
  Channel,
  Nominated,
  NotOpen,
  OpenNomination,
  PostedPaper,
  ToldNomination,
  TopPaper,
  Voted,
  Voting,
  Withdrawn,
} from './voting/voting.ts';

/** What commands may ask for. Implemented in src/services over ports; commands see these interfaces alone. */
export interface Services {
  lookup: Lookup;
  library: Library;
  imports: LibraryImport;
  reading: Reading;
  voting: Voting;
  digests: Digests;
  following: Following;
  outside: Outside;
  sources: Sources;
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
/** How many papers were read into the index since the start, of how many; `null` until they were counted. */
export interface LibraryReading {
  done: number;
  total: number | null;
}

/** `reading`: only part of the library could be asked, for it is still being read. */
export type Answer = { reading?: LibraryReading } & (
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
  | { kind: 'nothing'; query: Query; nearest: Paper[] }
);

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
  /** Takes a paper out for good; lists, votes and issues that name it stay. `null` when there is none. */
  remove(id: string): Promise<Paper | null>;
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

/** Brings papers in from files people hand over; whether they may is the command's to say. */
export interface LibraryImport {
  /** What can be read, as people know it: `BibTeX (.bib)`. */
  formats: readonly string[];
  /** One file after the other; what cannot be read of one says why and leaves the others alone. */
  files(files: readonly IncomingFile[], person: Person, now: Date): Promise<FileImport[]>;
}

/** What became of one file; `file` is its name, on one line and not too long to show. */
export type FileImport =
  | {
      kind: 'imported';
      file: string;
      /** As people know it: `BibTeX`. */
      format: string;
      /** How its text was stored, as `windows-1252`; `null` for UTF-8, which needs no word. */
      encoding: string | null;
      report: PapersRead;
    }
  /** In one sentence. */
  | { kind: 'refused'; file: string; why: string };

/** What was read and what became of it. `skipped` and `notes` hold text of the file. */
export interface PapersRead {
  read: number;
  added: number;
  updated: number;
  unchanged: number;
  skipped: { where: string; why: string }[];
  notes: string[];
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
  kept(person: Person): Promise<Kept[]>;
  /** Erases all of it; returns how much there was. */
  forget(person: Person): Promise<Kept[]>;
}

/** One kind of thing that is kept about a person. */
export interface Kept {
  what: string;
  count: number;
  /** What goes on without them once it is erased, in a sentence; `null` where nothing does. */
  goesOn: string | null;
}

export interface Status {
  /**
   * One line a part, in words: the library, each platform, each source. For whoever runs it unless a person asks: they
   * are told of the digests and followed sources of their own workspace or server alone.
   */
  lines(person?: Person): Promise<StatusLine[]>;
}

export interface StatusLine {
  part: string;
  ok: boolean;
  words: string;
  /** Whether people can be answered well without it: such a line does not make the whole unready. */
  isOptional?: boolean;
}

export interface Following {
  /**
   * Adds to what the person follows; `added` is false when it was there. Following resumes a digest that stopped
   * after a failure. Throws `AskerError` for what has no word in it and where too much is followed.
   */
  follow(person: Person, follow: Follow, now: Date): Promise<{ line: DigestLine; added: boolean }>;
  /** The person's own digest; `null` when they follow nothing. */
  mine(person: Person, now: Date): Promise<DigestLine | null>;
  /** Stops following what is meant by its number, `kind:value` or words of it, or `all`. */
  unfollow(person: Person, which: string, now: Date): Promise<Unfollowed>;
  /** Another time for the person's digest, in words. Throws `AskerError` for what is no time or zone. */
  reschedule(person: Person, schedule: string, zone: string | null, now: Date): Promise<DigestLine>;
}

export type Unfollowed =
  /** `line` is `null` when nothing is left and the digest has ended. */
  | { kind: 'stopped'; line: DigestLine | null; stopped: Follow[] }
  /** Several fit, and nothing was stopped. */
  | { kind: 'several'; fitting: Follow[] }
  | { kind: 'none'; line: DigestLine | null };
