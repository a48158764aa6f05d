import { z } from 'zod';
import { looseList, looseMembers, looseNumber, loosePart, looseText } from '../loose.ts';

const externalIds = loosePart(z.looseObject({ ArXiv: looseText, DOI: looseText }));

/** A paper of the Academic Graph (https://api.semanticscholar.org/api-docs/graph), as far as papers need it. */
export const s2Paper = z.looseObject({
  paperId: looseText,
  externalIds,
  url: looseText,
  title: looseText,
  /** `null` for publishers that withhold theirs. */
  abstract: looseText,
  /** A sentence written by the model it names. */
  tldr: loosePart(z.looseObject({ model: looseText, text: looseText })),
  venue: looseText,
  year: looseNumber,
  publicationDate: looseText,
  citationCount: looseNumber,
  authors: looseList(z.looseObject({ name: looseText })),
  references: looseList(z.looseObject({ externalIds })),
});

export type S2Paper = z.infer<typeof s2Paper>;

/** `data` is not there at all when a search finds nothing. */
export const s2List = z.looseObject({
  data: looseMembers,
  total: looseNumber,
  next: looseNumber,
});
