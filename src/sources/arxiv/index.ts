import type { PaperDraft } from '../../core/paper/paper.ts';
import type { ReadEvent } from '../../core/ports/formats.ts';
import type { Http } from '../../core/ports/http.ts';
import type { PaperSource, SourceReading } from '../../core/ports/source.ts';
import type { Identifier } from '../../core/query/query.ts';
import { sameTitle } from '../same-title.ts';
import { type ArxivApi, askPage, FEW_PER_PAGE } from './ask.ts';
import { askFor, readIds } from './read-ids.ts';
import { readQuery } from './read-query.ts';
import { readRecord } from './record.ts';
import { REFS, readRef } from './ref.ts';
import { submittedTerm, titleTerms } from './terms.ts';

/**
 * Papers are announced days after they are submitted, which is the day arXiv tells and searches by: over weekends and
 * holidays up to five, and longer when they are held for moderation.
 */
const ANNOUNCED_WITHIN_DAYS = 7;

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * arXiv's API: https://info.arxiv.org/help/api/user-manual.html, whose terms ask for one request every three seconds
 * over one connection. `baseUrl` is `https://export.arxiv.org/api` or a mirror of it.
 */
export function createArxivSource(parts: {
  http: Http;
  now: () => Date;
  baseUrl?: string | undefined;
}): PaperSource {
  const baseUrl = (parts.baseUrl ?? 'https://export.arxiv.org/api').replace(/\/+$/, '');
  const api: ArxivApi = { http: parts.http, baseUrl };
  return {
    name: 'arxiv',
    title: 'arXiv',
    can: { identifiers: ['arxiv'], titles: true, refs: REFS, follows: true },
    byIdentifier: (identifier) => byIdentifier(api, identifier),
    byTitle: (title) => byTitle(api, title),
    read: (ref, options) => read(api, ref, options, parts.now()),
  };
}

async function byIdentifier(api: ArxivApi, identifier: Identifier): Promise<PaperDraft | null> {
  if (identifier.kind !== 'arxiv') return null;
  const record = (await askFor(api, [identifier])).get(identifier.id);
  return record?.kind === 'paper' ? record.paper : null;
}

async function byTitle(api: ArxivApi, title: string): Promise<PaperDraft | null> {
  const terms = titleTerms(title);
  if (terms === null) return null;
  const page = await askPage(api, {
    search_query: terms,
    sortBy: 'relevance',
    sortOrder: 'descending',
    start: 0,
    max_results: FEW_PER_PAGE,
  });
  const records = page === 'too-large' ? [] : page.entries.map(readRecord);
  const found = records.find((record) => record.kind === 'paper' && sameTitle(title, record.paper));
  return found?.kind === 'paper' ? found.paper : null;
}

async function* read(
  api: ArxivApi,
  typed: string,
  { limit, since }: SourceReading,
  now: Date,
): AsyncGenerator<ReadEvent> {
  const today = dayOf(now.getTime());
  const ref = readRef(typed, today);
  if (limit < 1) return;
  if (ref.kind === 'ids') return yield* readIds(api, ref.ids.slice(0, limit));
  const expression = since === null ? ref.expression : withSince(ref.expression, since, today);
  yield* readQuery(api, expression, limit);
}

function withSince(expression: string, since: string, today: string): string {
  const from = Date.parse(since) - ANNOUNCED_WITHIN_DAYS * DAY_MS;
  if (Number.isNaN(from)) return expression;
  return `(${expression}) AND ${submittedTerm(dayOf(from), today)}`;
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
