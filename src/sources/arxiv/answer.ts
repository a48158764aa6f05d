import { AskerError, SourceUnavailable } from '../../core/errors.ts';
import type { HttpAnswer } from '../../core/ports/http.ts';
import { cleanLine } from '../../core/text/clean-text.ts';
import { readXmlAside, SMALL_BYTES } from '../aside.ts';
import { refusal } from '../refusal.ts';
import { readXml, type XmlElement } from '../xml.ts';
import { childrenOf, textIn } from '../xml-tree.ts';

/** One page of an answer. */
export interface ArxivPage {
  entries: XmlElement[];
  /** How many papers there are in all, as arXiv counts; `null` where it does not say. */
  total: number | null;
}

/** The code of the error for a question arXiv cannot read. */
export const REFUSED = 'arxiv-refused';

/**
 * A page from an answer. Throws an AskerError with arXiv's words when the feed holds the error arXiv writes as an entry, titled
 * "Error" (with HTTP 400; older backends said 200), and a `SourceUnavailable` for anything that is no such feed. A
 * blank body is an empty page of unknown size; `too-large` is one to ask for in smaller parts.
 */
export async function readPage(answer: HttpAnswer): Promise<ArxivPage | 'too-large'> {
  const contentType = answer.headers.get('content-type') ?? null;
  const isSmall = answer.body.byteLength <= SMALL_BYTES;
  const body = isSmall ? readXml(answer.body, contentType) : await readXmlAside(answer.body, contentType);
  if (body.kind === 'xml' && body.root.name === 'feed') {
    const entries = childrenOf(body.root, 'entry');
    const error = entries.find(isError);
    if (error !== undefined) throw new AskerError(REFUSED, `arXiv could not read that: ${detailOf(error)}.`);
    if (answer.status === 200) return { entries, total: totalOf(body.root) };
  }
  if (answer.status !== 200) throw refusal('arXiv', answer);
  if (body.kind === 'too-large') return 'too-large';
  if (body.kind === 'blank') return { entries: [], total: null };
  if (body.kind === 'text') throw unusable('plain text');
  if (body.kind === 'html') throw unusable('a web page');
  throw unusable(
    body.kind === 'broken' ? `a damaged answer (${body.why})` : 'something that is no list of papers',
  );
}

function unusable(what: string): SourceUnavailable {
  return new SourceUnavailable('arXiv', `arXiv answered with ${what}.`);
}

function isError(entry: XmlElement): boolean {
  return textIn(entry, 'id').includes('/api/errors');
}

function detailOf(error: XmlElement): string {
  const detail = cleanLine(textIn(error, 'summary')).replace(/\.$/, '').slice(0, 200);
  return detail === '' ? 'it gave no reason' : detail;
}

function totalOf(feed: XmlElement): number | null {
  const total = Number(textIn(feed, 'opensearch:totalResults') || Number.NaN);
  return Number.isSafeInteger(total) && total >= 0 ? total : null;
}
