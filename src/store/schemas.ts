import { z } from 'zod';
import type { Author, Metric, Paper, Provenance } from '../core/paper/paper.ts';
import type {
  CollectionName,
  Installation,
  ReadingEntry,
  ReadingList,
  StoreFact,
} from '../core/ports/store.ts';

/** One schema a field, so that a field added to a type without its schema does not compile. */
type Shape<T> = { [Field in keyof T]-?: z.ZodType<T[Field]> };

/** The record type each collection holds. */
export interface RecordTypes {
  papers: Paper;
  authors: Author;
  readingLists: ReadingList;
  installations: Installation;
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
  metrics: z.array(metric),
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

const fact: z.ZodType<StoreFact> = z.looseObject({ value: text } satisfies Shape<StoreFact>);

/** What a record of each collection must look like. Fields it does not name are kept as they are. */
export const schemas: { [Name in CollectionName]: z.ZodType<RecordTypes[Name]> } = {
  papers: paper,
  authors: author,
  readingLists: readingList,
  installations: installation,
  facts: fact,
};
