import { z } from 'zod';
import { looseFlag, looseList, looseNumber, loosePart, looseText } from '../loose.ts';

const paper = z.looseObject({
  /** The arXiv id. */
  id: looseText,
  title: looseText,
  summary: looseText,
  authors: looseList(z.looseObject({ name: looseText, hidden: looseFlag })),
  /** The day on arXiv. */
  publishedAt: looseText,
  /** The day it was among the daily papers. */
  submittedOnDailyAt: looseText,
  upvotes: looseNumber,
  ai_summary: looseText,
  githubRepo: looseText,
});

/** One of the daily papers (https://huggingface.co/docs/hub/api), as far as papers need it. */
export const dailyPaper = z.looseObject({
  paper: loosePart(paper),
  title: looseText,
  summary: looseText,
});

export type DailyPaper = z.infer<typeof dailyPaper>;

export const dailyPapers = z.array(z.unknown());
