import type { Issue } from './delivery/issue.ts';
import type { Coverage, Follow, Subscription } from './digest/subscription.ts';
import type { Edit } from './document/document.ts';
import type { Author, Paper } from './paper/paper.ts';
import type { Person, Place } from './person.ts';
import type { SimilarHit } from './ports/search-index.ts';
import type { ReadingEntry } from './ports/store.ts';
import type { Query } from './query/query.ts';
import type { Channel, Voting } from './voting/voting.ts';

export type {
  Channel,
  Nominated,
  NotOpen,
  OpenNomination,
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
  reading: Reading;
  voting: Voting;
  digests: Digests;
  following: Following;
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
  /** One line a part, in words: the library, each platform, each source. */
  lines(): Promise<{ part: string; ok: boolean; words: string }[]>;
}

/** Who asks about digests, and where: a channel's are reached from that channel, one's own from the direct message. */
export interface Asker {
  person: Person;
  place: Place;
}

/**
 * The host's desk. What changes a digest throws `AskerError` unless the person may (`mayChange`): hosts and admins
 * of its workspace, and its owner.
 */
export interface Digests {
  maySubscribe(asker: Asker): boolean;
  /** Makes a standing order for the place. Throws `AskerError` for words that are no schedule, and where there are too many. */
  subscribe(asker: Asker, order: DigestOrder, now: Date): Promise<Subscribed>;
  /** Those of the channel, the oldest first; ended ones left out. */
  list(channel: Channel, now: Date): Promise<DigestLine[]>;
  /**
   * Those the asker can name, numbered from 1: the channel's; in a direct message their own, wherever they are
   * posted. Ended ones are left out.
   */
  reach(asker: Asker, now: Date): Promise<DigestLine[]>;
  /** All of every tenant, for the operator. */
  all(now: Date): Promise<DigestLine[]>;
  /** Whoever asks for it, for the operator; also when it has ended. */
  byId(id: string, now: Date): Promise<DigestLine | null>;
  mayChange(person: Person, line: DigestLine): boolean;
  /** What is not named stays as it is; a day without a time keeps the time, a time without a day the day. */
  edit(line: DigestLine, person: Person, changes: Partial<DigestOrder>, now: Date): Promise<DigestLine>;
  /** `until`: a day in words, from which on it runs again by itself; `null`: until somebody resumes it. */
  pause(line: DigestLine, person: Person, until: string | null, now: Date): Promise<DigestLine>;
  /** Runs again, without what it left out meanwhile; what was to be left out is posted again. */
  resume(line: DigestLine, person: Person, now: Date): Promise<DigestLine>;
  /**
   * Leaves the next issue out; skipping again leaves the one after it out too. With `at`, only where the next issue
   * is due then: nothing changes, and `skipped` is `null`, where it is left out already or past.
   */
  skip(
    line: DigestLine,
    person: Person,
    at: Date | null,
    now: Date,
  ): Promise<{ line: DigestLine; skipped: Date | null }>;
  transfer(
    line: DigestLine,
    person: Person,
    to: { id: string; name: string },
    now: Date,
  ): Promise<DigestLine>;
  unsubscribe(line: DigestLine, person: Person, now: Date): Promise<DigestLine>;
  /** An issue outside the schedule, now. `already`: one asked for a moment ago is on its way. */
  postNow(line: DigestLine, person: Person, now: Date): Promise<'on-its-way' | 'already'>;
  /** What the next issue would be if it were due now. */
  preview(line: DigestLine, now: Date): Promise<Preview>;
  /** Issues of a digest, or of all digests of a channel, the newest first; those of ended digests too. */
  history(of: { subscription: string } | { channel: Channel } | 'all', limit: number): Promise<Issue[]>;
  /** Decides about an issue that is held: post it again, or take it as posted. `null` when nothing is held. */
  settle(
    line: DigestLine,
    person: Person,
    slot: string,
    how: 'post' | 'leave',
    now: Date,
  ): Promise<Issue | null>;
}

export interface Subscribed {
  line: DigestLine;
  /** `false` when the place has the very same digest already. */
  added: boolean;
  /** Where its zone comes from: the words, the person's profile, or the installation. */
  zoneFrom: 'order' | 'profile' | 'installation';
}

/** What a host asks for, as understood from their words. */
export interface DigestOrder {
  kind: 'paper' | 'round-up';
  /** In words: `monday 09:00`, `every weekday 8:30`, a cron expression. */
  schedule: string;
  /** IANA name; `null`: from the person's profile, else the installation's. */
  zone: string | null;
  covers: Coverage;
  picks: Subscription['picks'];
  mention: Subscription['mention'];
  tellEmpty: boolean;
}

/** A digest with what every answer shows of it. */
export interface DigestLine {
  subscription: Subscription;
  /** Counts from 1 among those of its channel. */
  number: number;
  /** `every Monday at 09:00`. */
  inWords: string;
  /** `null` while it is paused without an end, or has ended. */
  nextRunAt: Date | null;
}

export type Preview =
  | { kind: 'issue'; issue: Composed }
  /** In one sentence: why nothing would be posted. */
  | { kind: 'nothing'; why: string };

/** What one issue says, before it is posted. */
export interface Composed {
  papers: string[];
  document: Edit['document'];
  /** Beneath it; `null` where the message says all. */
  thread: { title: string; document: Edit['document'] } | null;
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
