import { SourceUnavailable } from '../../core/errors.ts';
import type { Http } from '../../core/ports/http.ts';
import { type ArxivPage, readPage } from './answer.ts';

/** arXiv's figures change once a day, at midnight in New York. */
const FRESH_MS = 24 * 60 * 60 * 1000;

/** The host whose limits hold for every mirror of it: one request every three seconds, one at a time. */
const POLICY = 'export.arxiv.org';

/** More than is read at once, so that a page that is too large is told from a far side that never ends. */
const MOST_BYTES = 20_000_000;

/** Papers of physics have thousands of authors: ten of them make a page of which others take a hundred. */
export const FEW_PER_PAGE = 10;

export interface ArxivApi {
  http: Http;
  /** `https://export.arxiv.org/api`, no slash at the end. */
  baseUrl: string;
}

/** What is asked for: an expression or ids, and which slice of it. */
export interface ArxivQuestion {
  search_query?: string;
  id_list?: string;
  sortBy?: 'relevance' | 'submittedDate';
  sortOrder?: 'descending';
  start: number;
  max_results: number;
}

/**
 * One page; `too-large` when it must be asked for in smaller parts. arXiv at times answers with a blank body, or with
 * fewer entries than it counts: such a page is asked for once more, past any kept answer, and is then a
 * `SourceUnavailable`, never "nothing found".
 */
export async function askPage(api: ArxivApi, question: ArxivQuestion): Promise<ArxivPage | 'too-large'> {
  const page = await askOnce(api, question, FRESH_MS);
  if (page === 'too-large') return tooLarge(question);
  if (!isHollow(page, question)) return page;
  const again = await askOnce(api, question, 0);
  if (again === 'too-large') return tooLarge(question);
  if (isHollow(again, question)) throw unavailable('left papers out of its answer');
  return again;
}

function tooLarge({ max_results }: ArxivQuestion): 'too-large' {
  if (max_results <= FEW_PER_PAGE) throw unavailable('sent more than can be read at once');
  return 'too-large';
}

function unavailable(what: string): SourceUnavailable {
  return new SourceUnavailable('arXiv', `arXiv ${what}.`);
}

async function askOnce({ http, baseUrl }: ArxivApi, question: ArxivQuestion, freshForMs: number) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(question)) parameters.set(name, String(value));
  const answer = await http.fetch({
    url: `${baseUrl}/query?${parameters}`,
    headers: { accept: 'application/atom+xml' },
    chosenBy: 'operator',
    policy: POLICY,
    mostBytes: MOST_BYTES,
    freshForMs,
  });
  return readPage(answer);
}

/** Of ids, all that arXiv counts must have come: those that are missing would else pass for unknown ones. */
function isHollow({ entries, total }: ArxivPage, { start, id_list }: ArxivQuestion): boolean {
  if (id_list !== undefined && total !== null) return entries.length < total;
  return entries.length === 0 && (total === null || total > start);
}
