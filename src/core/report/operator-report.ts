/**
 * How the whole stands, for whoever runs it: what the operator's page shows and `/status.json` gives. Instants are in
 * ISO form. Nothing in it is secret: no token, no text of a message, no person, of an address only the host.
 */
export interface OperatorReport {
  version: string;
  /** When it was made. */
  at: string;
  startedAt: string;
  /** The zone times are told in, an IANA name. */
  zone: string;
  memory: MemoryUse;
  /** As `/readyz` says it. */
  ready: boolean;
  /** What does not work, what needs a person first. */
  attention: Attention[];
  platforms: PlatformRow[];
  /** `null` in a process that posts nothing. */
  digests: DigestsReport | null;
  library: LibraryReport;
  follows: FollowRow[];
  hosts: HostRow[];
  search: SearchReport;
  data: DataReport;
}

export interface MemoryUse {
  /** What the system counts for this process, in bytes. */
  residentBytes: number;
  /** Of it, what the program's own values take, in bytes. */
  heapBytes: number;
}

/** One thing that does not work, in words, and the way to mend it. */
export interface Attention {
  /** What it is about: `slack`, `digest d-7k3f9q`, `data`. */
  part: string;
  words: string;
  mend: string;
  /** Whether it stays until a person does something. */
  needsPerson: boolean;
}

export interface PlatformRow {
  name: string;
  ready: boolean;
  detail: string;
}

export interface DigestsReport {
  /** Those that run, those a person paused, and those that were stopped by a failure. */
  running: number;
  paused: number;
  stopped: number;
  /** When everything due was last looked at. */
  lookedAt: string | null;
  /** The soonest first. */
  next: NextIssue[];
  /** How many digests have an issue to come beside those. */
  nextMore: number;
  /** The newest first. */
  last: PastIssue[];
}

/** Which digest, where; `channel` is `null` for a person's own, which comes by direct message. */
export interface IssuePlace {
  digest: string;
  channel: string | null;
  /** `Paper of the week`. */
  kind: string;
  /** The digest's. */
  zone: string;
}

export interface NextIssue extends IssuePlace {
  dueAt: string;
  /** `every Monday at 09:00`. */
  schedule: string;
}

export interface PastIssue extends IssuePlace {
  dueAt: string;
  postedAt: string | null;
  outcome: IssueOutcome;
  /** In sentences, with the reason where there is one. */
  words: string;
}

export type IssueOutcome = 'posted' | 'late' | 'under-way' | 'not-posted' | 'failed' | 'held';

export interface LibraryReport {
  papers: number;
  authors: number;
  withAbstract: number;
  withCode: number;
  /** When the newest paper appeared, as far as is known: `2026-11`; `null` where no paper has a date. */
  newest: string | null;
  /** Papers read into the search index so far; `null` once all are. */
  reading: { done: number; total: number | null } | null;
  /** By kind of source. `lastRead` is an ISO day. */
  sources: { name: string; papers: number; lastRead: string }[];
}

/** A source that is read again on schedule. */
export interface FollowRow {
  id: string;
  /** `arXiv: cs.LG`, of a feed only its host. */
  name: string;
  papers: number;
  lastOkAt: string | null;
  lastError: string | null;
  nextRunAt: string;
}

/** A host papers come from. */
export interface HostRow extends HostPolicy {
  state: 'working' | 'left-alone' | 'not-asked';
  until: string | null;
  why: string | null;
  /** Questions that wait for their turn. */
  waiting: number;
}

/** How a host wants to be asked. */
export interface HostPolicy {
  host: string;
  title: string;
  /** The least time between two questions, in milliseconds. */
  gapMs: number;
  atOnce: number;
  /** Where the host says so; `null` where we are gentle on our own account. */
  policy: string | null;
}

export interface SearchReport {
  kinds: SearchTimes[];
  /** The times are of the last so many of each kind. */
  keeps: number;
}

/** How long people waited for one kind of question, in milliseconds. */
export interface SearchTimes {
  kind: SearchKind;
  /** All since the start. */
  count: number;
  /** Half of them, 95 and 99 in a hundred, took no longer; `null` before the first. */
  times: { p50Ms: number; p95Ms: number; p99Ms: number; longestMs: number } | null;
}

export type SearchKind = 'lookup' | 'suggest' | 'similar';

export interface DataReport {
  /** Changes made durable since the start. */
  writes: number;
  failures: number;
  lastWriteAt: string | null;
  /** Whether the last change could not be made durable. */
  isFailing: boolean;
  lastFailure: { at: string; words: string } | null;
}
