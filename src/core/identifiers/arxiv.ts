import { OLD_ARCHIVES } from './archives.ts';
import { doiSpans } from './doi.ts';
import { unescapeIdentifierText } from './unescape.ts';

export interface ArxivId {
  /** Without its version: `2210.06313`, `math/0309136`. */
  id: string;
  /** As written: `5` for `1706.03762v5`. */
  version: number | null;
}

/**
 * The two forms, by https://arxiv.org/help/arxiv_identifier: `YYMM.NNNN` from April 2007 and `YYMM.NNNNN` from
 * January 2015; before that `archive.SUBJECT/YYMMNNN`, where the subject is no part of the id. Whether month and
 * digits go together is checked by `isNewNumber` and `isOldNumber`.
 */
const FORM =
  `(?:(\\d{4})\\.(\\d{4,5})|(${OLD_ARCHIVES.join('|')})(?:\\.[a-z]{2,8}(?:-[a-z]{2,5})?)?/(\\d{4})(\\d{3}))` +
  `(?:v([1-9]\\d{0,2}))?`;
const WHOLE = new RegExp(`^${FORM}$`, 'i');

/**
 * All arXiv ids in a text, each once, in order; an id's version is the first one written with it. Ids inside
 * another publisher's DOI are not counted.
 */
export function findArxivIds(text: string): ArxivId[] {
  const readable = unescapeIdentifierText(text);
  const foreign = doiSpans(readable).filter((span) => !span.doi.startsWith(ARXIV_DOI_PREFIX));
  const found = new Map<string, ArxivId>();
  let nextForeign = 0;
  const anywhere = new RegExp(`${FORM}(?![\\p{Script=Latin}\\p{N}]|\\.\\d)`, 'giu');
  for (const match of readable.matchAll(anywhere)) {
    while ((foreign[nextForeign]?.end ?? Infinity) <= match.index) nextForeign += 1;
    if ((foreign[nextForeign]?.start ?? Infinity) <= match.index) continue;
    const arxiv = standsFree(readable, match.index) ? fromMatch(match) : null;
    if (arxiv === null) continue;
    const known = found.get(arxiv.id);
    found.set(arxiv.id, { id: arxiv.id, version: known?.version ?? arxiv.version });
  }
  return [...found.values()];
}

/** The id when the text is one and nothing else, such as `math.GT/0309136v1`; `null` otherwise. */
export function parseArxivId(text: string): ArxivId | null {
  const match = WHOLE.exec(text);
  return match === null ? null : fromMatch(match);
}

/** The address of a paper's page, or of one version of it. */
export function arxivUrl(id: string, version: number | null = null): string {
  return `https://arxiv.org/abs/${id}${version === null ? '' : `v${version}`}`;
}

const ARXIV_DOI_PREFIX = '10.48550/arxiv.';

/** The arXiv id behind a DOI that arXiv gave out (`10.48550/arxiv.2312.07559`), `null` for any other DOI. */
export function arxivIdOfDoi(doi: string): ArxivId | null {
  const lower = doi.toLowerCase();
  return lower.startsWith(ARXIV_DOI_PREFIX) ? parseArxivId(lower.slice(ARXIV_DOI_PREFIX.length)) : null;
}

/** Not the tail of a longer number, word, name or price; `arXiv.` and `arxiv-` may come straight before. */
function standsFree(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - 8), index);
  return /(?:^|[^\p{Script=Latin}\p{N}\p{Sc}.+-]|arxiv[.-]?)$/iu.test(before);
}

function fromMatch(match: RegExpExecArray | RegExpMatchArray): ArxivId | null {
  const [, month, number, archive, oldMonth, oldNumber, version] = match;
  const asNumber = version === undefined ? null : Number(version);
  if (month !== undefined && number !== undefined && isNewNumber(month, number)) {
    return { id: `${month}.${number}`, version: asNumber };
  }
  if (archive !== undefined && oldMonth !== undefined && oldNumber !== undefined) {
    const isOld = isOldNumber(oldMonth, oldNumber);
    return isOld ? { id: `${archive.toLowerCase()}/${oldMonth}${oldNumber}`, version: asNumber } : null;
  }
  return null;
}

/**
 * April 2007 to December 2090. The end is no guess about today: two-digit years from 91 on mean the 1990s, whose
 * ids had the older form, so no later year can be written in this one.
 */
function isNewNumber(month: string, number: string): boolean {
  const digits = month < '1501' ? 4 : 5;
  return (
    isMonth(month) && month >= '0704' && month <= '9012' && number.length === digits && Number(number) > 0
  );
}

/** The 1990s, from 1991, to March 2007. */
function isOldNumber(month: string, number: string): boolean {
  return isMonth(month) && (month >= '9101' || month <= '0703') && Number(number) > 0;
}

function isMonth(month: string): boolean {
  const ofYear = Number(month.slice(2));
  return ofYear >= 1 && ofYear <= 12;
}
