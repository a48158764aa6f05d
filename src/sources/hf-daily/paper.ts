import { safeHref } from '../../core/document/rich-text.ts';
import type { PaperDraft, Summary } from '../../core/paper/paper.ts';
import { arxivIdIn, dayIn } from '../identifiers.ts';
import { markupLine, markupText } from '../markup-text.ts';
import type { DailyPaper } from './schema.ts';

/**
 * What Hugging Face says of a daily paper; `null` for one without a title. `today` is the ISO day a model's summary is
 * dated by: the day it was read. A name that is hidden there stays hidden, and the list of authors counts as cut.
 */
export function paperOf({ paper, title, summary }: DailyPaper, today: string): PaperDraft | null {
  const line = markupLine(paper?.title ?? '') || markupLine(title ?? '');
  if (line === '') return null;
  const authors = paper?.authors ?? [];
  const code = paper?.githubRepo ?? null;
  const href = code === null ? null : safeHref(code);
  const upvotes = paper?.upvotes ?? null;
  return {
    title: line,
    authors: authors
      .filter(({ hidden }) => hidden !== true)
      .map(({ name }) => markupLine(name ?? ''))
      .filter((name) => name !== ''),
    authorsCut: authors.some(({ hidden }) => hidden === true),
    abstract: markupText(paper?.summary ?? '') || markupText(summary ?? '') || null,
    summary: summaryOf(paper?.ai_summary ?? '', today),
    published: dayIn(paper?.publishedAt ?? null),
    arxivId: arxivIdIn(paper?.id ?? null),
    codeLinks: href === null ? [] : [href],
    metrics: upvotes === null ? [] : [{ name: 'upvotes', value: upvotes, unit: 'count', source: 'hf-daily' }],
  };
}

/** The day a paper was among the daily ones; `null` where that is not said. */
export function featuredOn({ paper }: DailyPaper): string | null {
  return dayIn(paper?.submittedOnDailyAt ?? null);
}

/** Hugging Face does not name the model that writes its summaries. */
function summaryOf(written: string, today: string): Summary | null {
  const text = markupText(written);
  return text === '' ? null : { text, by: { model: 'Hugging Face AI summary', date: today } };
}
