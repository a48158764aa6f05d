import { z } from 'zod';
import { looseList, looseMembers, looseNumber, loosePart, looseText } from '../loose.ts';

/** `{ "date-parts": [[2018, 5]] }`: a year, a month, a day, as far as known; `[[null]]` when nothing is. */
const date = loosePart(z.looseObject({ 'date-parts': looseList(looseList(z.number())) }));

const person = z.looseObject({
  given: looseText,
  family: looseText,
  suffix: looseText,
  /** A body instead of a person. */
  name: looseText,
});

const update = z.looseObject({ DOI: looseText, type: looseText, updated: date });

const related = looseList(z.looseObject({ id: looseText, 'id-type': looseText }));

/** A work as Crossref keeps it (https://api.crossref.org/swagger-ui/index.html), as far as papers need it. */
export const crossrefWork = z.looseObject({
  DOI: looseText,
  type: looseText,
  title: looseList(z.string()),
  subtitle: looseList(z.string()),
  'original-title': looseList(z.string()),
  author: looseList(person),
  abstract: looseText,
  published: date,
  issued: date,
  posted: date,
  'published-online': date,
  'published-print': date,
  'container-title': looseList(z.string()),
  institution: looseList(z.looseObject({ name: looseText })),
  event: loosePart(z.looseObject({ name: looseText })),
  'is-referenced-by-count': looseNumber,
  reference: looseList(z.looseObject({ DOI: looseText, unstructured: looseText })),
  relation: loosePart(z.looseObject({ 'has-preprint': related })),
  /** What this work changes: it is then a notice. */
  'update-to': looseList(update),
  /** The notices about this work. */
  'updated-by': looseList(update),
});

export type CrossrefWork = z.infer<typeof crossrefWork>;
export type CrossrefDate = CrossrefWork['published'];

export const crossrefRecord = z.looseObject({ message: crossrefWork });

export const crossrefList = z.looseObject({ message: z.looseObject({ items: looseMembers }) });
