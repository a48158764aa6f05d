import { z } from 'zod';
import { looseList, looseNumber, loosePart, looseText } from '../loose.ts';

const creator = z.looseObject({
  creatorType: looseText,
  firstName: looseText,
  lastName: looseText,
  /** A body, or a person whose name has one part, instead of the two above. */
  name: looseText,
});

const data = z.looseObject({
  itemType: looseText,
  title: looseText,
  creators: looseList(creator),
  abstractNote: looseText,
  /** As somebody typed it. */
  date: looseText,
  DOI: looseText,
  url: looseText,
  archiveID: looseText,
  /** Free lines, among them `DOI: …` and `arXiv:2301.00001 [cs]`. */
  extra: looseText,
  publicationTitle: looseText,
  proceedingsTitle: looseText,
  conferenceName: looseText,
  bookTitle: looseText,
  dateAdded: looseText,
  /** `type` 1: put there by a translator, not by a person. */
  tags: looseList(z.looseObject({ tag: looseText, type: looseNumber })),
});

/** An item of the Web API v3 (https://www.zotero.org/support/dev/web_api/v3/basics), as far as papers need it. */
export const zoteroItem = z.looseObject({
  key: looseText,
  meta: loosePart(z.looseObject({ parsedDate: looseText })),
  data,
});

export type ZoteroItem = z.infer<typeof zoteroItem>;

export const zoteroItems = z.array(z.unknown());
