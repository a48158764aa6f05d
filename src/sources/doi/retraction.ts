import { doiIn } from '../identifiers.ts';
import { markupLine } from '../markup-text.ts';
import { dayOf } from './dates.ts';
import type { CrossrefWork } from './schema.ts';

/**
 * What became of a work: taken back, doubted by its journal, or itself the notice that says so of another. `notice` is
 * the DOI of the notice and `date` its day, where they are known.
 */
export type Retraction =
  | { kind: 'retracted'; notice: string | null; date: string | null }
  | { kind: 'concern'; notice: string | null; date: string | null }
  | { kind: 'notice'; of: string[] };

/** Types of Crossmark updates (https://www.crossref.org/documentation/crossmark/) that take a work back. */
const TAKES_BACK = ['retraction', 'withdrawal', 'removal', 'partial_retraction'];

const MARK = '(?:retracted|withdrawn|removed|temporary removal)(?:\\s+(?:article|paper|chapter|manuscript))?';
/** `RETRACTED ARTICLE: …`, `[Retracted] …`, `… [RETRACTED]`. */
const RETRACTED_TITLE = new RegExp(
  `^\\s*(?:${MARK}\\s*[:–—]|[[(]${MARK}[\\])]\\s*[:–—-]?)\\s*| ?[[(]${MARK}[\\])]$`,
  'iu',
);
const NOTICE_TITLE =
  /^\s*(?:notice\s+of\s+)?(?:retraction|withdrawal|removal)(?:\s+(?:note|notice))?(?:\s+(?:to|of|for))?\s*[:–—-]/iu;

/**
 * Whether a work was retracted, by the notices Crossref links to it (`updated-by`) or by the mark publishers put
 * before its title; or is such a notice (`update-to`). `null` for all others, corrected ones among them.
 */
export function retractionIn(work: CrossrefWork): Retraction | null {
  const title = markupLine(work.title[0] ?? '');
  const takenBack = work['update-to'].filter(takesBack).flatMap(({ DOI }) => doiIn(DOI) ?? []);
  const others = takenBack.filter((doi) => doi !== doiIn(work.DOI));
  if (others.length > 0 || NOTICE_TITLE.test(title)) return { kind: 'notice', of: others };
  const notice = work['updated-by'].find(takesBack);
  if (notice !== undefined || takenBack.length > 0 || RETRACTED_TITLE.test(title)) {
    return { kind: 'retracted', ...told(notice) };
  }
  const concern = work['updated-by'].find(({ type }) => typeName(type) === 'expression_of_concern');
  return concern === undefined ? null : { kind: 'concern', ...told(concern) };
}

/** A title on one line as it was before the publisher marked it: without `RETRACTED:`. */
export function unmarkedTitle(title: string): string {
  return title.replace(RETRACTED_TITLE, '').trim();
}

type Update = CrossrefWork['updated-by'][number];

function takesBack({ type }: Update): boolean {
  return TAKES_BACK.includes(typeName(type));
}

function typeName(type: string | null): string {
  return (type ?? '').toLowerCase().replace(/[\s-]+/g, '_');
}

function told(update: Update | undefined): { notice: string | null; date: string | null } {
  return { notice: doiIn(update?.DOI ?? null), date: dayOf(update?.updated ?? null) };
}
