import { z } from 'zod';
import type { Issue, Post } from '../core/delivery/issue.ts';
import type { Subscription } from '../core/digest/subscription.ts';
import type { Document } from '../core/document/document.ts';
import type { Author, Metric, Paper, Provenance } from '../core/paper/paper.ts';
import type {
  CollectionName,
  Installation,
  PageMessage,
  ReadingEntry,
  ReadingList,
  SourceFollow,
  StoreFact,
} from '../core/ports/store.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import type { Ballot, Nomination } from '../core/voting/ballot.ts';

/** One schema a field, so that a field added to a type without its schema does not compile. */
type Shape<T> = { [Field in keyof T]-?: z.ZodType<T[Field]> };

/** The record type each collection holds. */
export interface RecordTypes {
  papers: Paper;
  authors: Author;
  readingLists: ReadingList;
  installations: Installation;
  subscriptions: Subscription;
  issues: Issue;
  ballots: Ballot;
  sourceFollows: SourceFollow;
  pageMessages: PageMessage;
  facts: StoreFact;
}

const text = z.string();
const optionalText = z.string().nullable();
const texts = z.array(z.string());

const metric: z.ZodType<Metric> = z.looseObject({
  name: text,
  value: z.number(),
  unit: z.enum(['count', 'percent', 'score']),
  source: text,
} satisfies Shape<Metric>);

const provenance: z.ZodType<Provenance> = z.looseObject({
  source: text,
  ref: text,
  retrieved: text,
  facts: texts,
} satisfies Shape<Provenance>);

const paper: z.ZodType<Paper> = z.looseObject({
  id: text,
  title: text,
  authors: texts,
  authorsCut: z.boolean(),
  pageAuthors: texts,
  labs: texts,
  categories: texts,
  published: optionalText,
  publishedInferred: z.boolean(),
  hasCode: z.boolean(),
  codeLinks: texts,
  abstract: optionalText,
  summary: z
    .looseObject({
      text,
      by: z.union([z.literal('us'), z.looseObject({ model: text, date: text })]),
    })
    .nullable(),
  terms: texts,
  topics: texts,
  arxivId: optionalText,
  version: z.number().nullable(),
  doi: optionalText,
  url: optionalText,
  venue: optionalText,
  references: texts,
  metrics: z.array(metric),
  retracted: z
    .looseObject({ kind: z.enum(['retracted', 'withdrawn', 'concern']), note: text, source: text })
    .nullable(),
  added: optionalText,
  provenance: z.array(provenance),
} satisfies Shape<Paper>);

const author: z.ZodType<Author> = z.looseObject({
  id: text,
  name: text,
  variants: texts,
  figures: z.array(metric),
  category: optionalText,
  provenance: z.array(provenance),
} satisfies Shape<Author>);

const readingEntry: z.ZodType<ReadingEntry> = z.looseObject({
  paperId: text,
  title: text,
  addedAt: text,
  doneAt: optionalText,
  note: optionalText,
} satisfies Shape<ReadingEntry>);

const readingList: z.ZodType<ReadingList> = z.looseObject({
  tenant: text,
  person: text,
  entries: z.array(readingEntry),
} satisfies Shape<ReadingList>);

const installation: z.ZodType<Installation> = z.looseObject({
  id: text,
  sealed: text,
  installedAt: text,
} satisfies Shape<Installation>);

const time = z.object({ hour: z.int().min(0).max(23), minute: z.int().min(0).max(59) });
const weekday = z.int().min(1).max(7);

const schedule: z.ZodType<Schedule> = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('weekly'), weekdays: z.array(weekday).min(1), time }),
  z.looseObject({ kind: z.literal('daily'), time }),
  z.looseObject({
    kind: z.literal('monthly-weekday'),
    nth: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(-1)]),
    weekday,
    time,
  }),
  z.looseObject({ kind: z.literal('monthly-day'), day: z.int().min(1).max(31), time }),
  z.looseObject({ kind: z.literal('cron'), expression: text }),
]);

const somebody = z.looseObject({ id: text, name: text }).nullable();
const messageRef = z.looseObject({ channel: text, message: text });

const subscription: z.ZodType<Subscription> = z.looseObject({
  id: text,
  tenant: text,
  channel: text,
  to: z.enum(['channel', 'person']),
  direct: z.literal(true).exactOptional(),
  owner: somebody,
  kind: z.enum(['paper', 'round-up', 'follow']),
  schedule,
  zone: text,
  covers: z.looseObject({
    topic: optionalText,
    author: optionalText,
    category: optionalText,
    hasCode: z.boolean(),
  }),
  follows: z.array(z.looseObject({ kind: z.enum(['author', 'topic', 'category']), value: text })),
  picks: z.enum(['best', 'voted', 'newest']),
  mention: z.enum(['here', 'channel']).nullable(),
  tellEmpty: z.boolean(),
  since: text,
  paused: z
    .looseObject({ at: text, until: optionalText, by: z.enum(['person', 'fault']), why: text })
    .nullable(),
  skips: texts,
  createdAt: text,
  endedAt: optionalText,
} satisfies Shape<Subscription>);

/** What a frozen issue says. It was made by us and is rendered within bounds whatever is in it. */
const frozenDocument: z.ZodType<Document> = z.custom<Document>(
  (value) => typeof value === 'object' && value !== null && 'summary' in value && 'blocks' in value,
);

const post: z.ZodType<Post> = z.looseObject({
  role: z.enum(['issue', 'thread', 'notice']),
  marker: text,
  state: z.enum(['due', 'sending', 'sent', 'skipped', 'failed', 'held']),
  document: frozenDocument.nullable(),
  form: z.enum(['rich', 'plain']),
  attempts: z.int().min(0),
  firstIntentAt: optionalText,
  intentAt: optionalText,
  doubtSince: optionalText,
  doubtfulAttempt: z.int().min(1).nullable(),
  ambiguous: z.boolean(),
  audits: z.int().min(0),
  lookedAt: optionalText,
  failedLooks: z.int().min(0),
  releasedAt: optionalText,
  notBefore: optionalText,
  message: messageRef.nullable(),
  postedAt: optionalText,
  extrasRemoved: z.int().min(0),
  why: optionalText,
} satisfies Shape<Post>);

const issue: z.ZodType<Issue> = z.looseObject({
  subscription: text,
  tenant: text,
  channel: text,
  to: z.enum(['channel', 'person']),
  slot: text,
  dueAt: text,
  papers: texts,
  late: z.boolean(),
  skipped: optionalText,
  posts: z.array(post),
} satisfies Shape<Issue>);

const nomination: z.ZodType<Nomination> = z.looseObject({
  paperId: text,
  title: text,
  by: somebody,
  at: text,
  withdrawnAt: optionalText,
  votes: z.array(z.looseObject({ person: text, at: text })),
  shownOn: z.array(messageRef),
} satisfies Shape<Nomination>);

const ballot: z.ZodType<Ballot> = z.looseObject({
  tenant: text,
  channel: text,
  nominations: z.array(nomination),
} satisfies Shape<Ballot>);

const sourceFollow: z.ZodType<SourceFollow> = z.looseObject({
  id: text,
  source: text,
  ref: text,
  by: somebody,
  tenant: text,
  addedAt: text,
  lastRunAt: optionalText,
  lastOkAt: optionalText,
  lastError: optionalText,
  failures: z.int().min(0),
  notBefore: optionalText,
  seen: optionalText,
  papers: z.int().min(0),
} satisfies Shape<SourceFollow>);

const pageMessage: z.ZodType<PageMessage> = z.looseObject({
  id: text,
  room: text,
  thread: optionalText,
  from: optionalText,
  at: text,
  onlyFor: optionalText,
  text: optionalText,
  files: z.array(z.looseObject({ name: text, bytes: z.number() })),
  document: frozenDocument.nullable(),
  mention: z.enum(['here', 'channel']).nullable(),
  marker: optionalText,
  revision: z.int().min(0),
} satisfies Shape<PageMessage>);

const fact: z.ZodType<StoreFact> = z.looseObject({ value: text } satisfies Shape<StoreFact>);

/** What a record of each collection must look like. Fields it does not name are kept as they are. */
export const schemas: { [Name in CollectionName]: z.ZodType<RecordTypes[Name]> } = {
  papers: paper,
  authors: author,
  readingLists: readingList,
  installations: installation,
  subscriptions: subscription,
  issues: issue,
  ballots: ballot,
  sourceFollows: sourceFollow,
  pageMessages: pageMessage,
  facts: fact,
};
