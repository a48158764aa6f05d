import { z } from 'zod';
import { looseFlag, looseList, looseMembers, looseNumber, loosePart, looseText } from '../loose.ts';

const named = loosePart(z.looseObject({ display_name: looseText }));

const authorship = z.looseObject({
  author: named,
  raw_author_name: looseText,
  institutions: looseList(z.looseObject({ display_name: looseText })),
});

const place = z.looseObject({
  landing_page_url: looseText,
  source: loosePart(z.looseObject({ display_name: looseText, type: looseText })),
});

/** A work of OpenAlex (https://developers.openalex.org/api-reference/works), as far as papers need it. */
export const openAlexWork = z.looseObject({
  id: looseText,
  doi: looseText,
  title: looseText,
  display_name: looseText,
  publication_date: looseText,
  publication_year: looseNumber,
  authorships: looseList(authorship),
  /** Whether a list shows only the first hundred authors. */
  is_authors_truncated: looseFlag,
  primary_location: loosePart(place),
  locations: looseList(place),
  topics: looseList(z.looseObject({ display_name: looseText })),
  cited_by_count: looseNumber,
  is_retracted: looseFlag,
  /** Where each word stands: `{ "We": [0, 17], "propose": [1] }`. */
  abstract_inverted_index: loosePart(z.record(z.string(), looseList(z.number()))),
});

export type OpenAlexWork = z.infer<typeof openAlexWork>;

export const openAlexList = z.looseObject({
  results: looseMembers,
  meta: loosePart(z.looseObject({ next_cursor: looseText })),
});
