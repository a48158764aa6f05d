import { OperatorError } from '../../core/errors.ts';
import { arxivIdOfDoi } from '../../core/identifiers/index.ts';
import type { ReadEvent } from '../../core/ports/formats.ts';
import type { Http } from '../../core/ports/http.ts';
import type { PaperSource } from '../../core/ports/source.ts';
import type { Identifier } from '../../core/query/query.ts';
import { cleanLine } from '../../core/text/clean-text.ts';
import { normaliseTitle } from '../../core/text/title.ts';
import { apiUrl } from '../api-url.ts';
import { askJson, type FarSide, FRESH_MS, unreadable } from '../json.ts';
import { sameTitle } from '../same-title.ts';
import { paperOf } from './paper.ts';
import { arxivPaperId, doiPaperId, paperIdOf, searchWords } from './reference.ts';
import { s2List, s2Paper } from './schema.ts';

export interface SemanticScholarSourceParts {
  http: Http;
  /** `https://api.semanticscholar.org/graph/v1` unless told. */
  baseUrl?: string | undefined;
  /** Optional: without one all the world shares one allowance. */
  apiKey?: string | null | undefined;
  now: () => Date;
}

const FIELDS = 'title,abstract,tldr,authors,venue,year,publicationDate,externalIds,citationCount,url';
/** Only where one paper is asked for: a hundred reference lists are more than an answer may hold. */
const FIELDS_OF_ONE = `${FIELDS},references.externalIds`;
const MOST_A_PAGE = 100;
/** A search gives no more than its first thousand. */
const MOST_FOUND = 1000;

/**
 * Semantic Scholar's Academic Graph (https://api.semanticscholar.org/api-docs/graph): the best there is for turning a
 * title into a paper, and abstracts, one-sentence summaries by a model, and who cites whom.
 */
export function createSemanticScholarSource(parts: SemanticScholarSourceParts): PaperSource {
  const { http, apiKey, now } = parts;
  const farSide: FarSide = {
    http,
    title: 'Semantic Scholar',
    policy: 'api.semanticscholar.org',
    headers: apiKey ? { 'x-api-key': apiKey } : {},
    refusal: () => refusal(Boolean(apiKey)),
  };
  const base = parts.baseUrl || 'https://api.semanticscholar.org/graph/v1';
  const today = () => now().toISOString().slice(0, 10);

  const ask = async (
    path: string,
    parameters: Record<string, string | number | null>,
    freshForMs: number,
  ) => {
    const url = apiUrl(base, path, parameters);
    return (await askJson(farSide, { url, freshForMs })).value;
  };

  const recordOf = async (id: string) => {
    const value = await ask(`/paper/${id}`, { fields: FIELDS_OF_ONE }, FRESH_MS.record);
    if (value === null) return null;
    const record = s2Paper.safeParse(value);
    if (!record.success || (record.data.paperId ?? record.data.title) === null) throw unreadable(farSide);
    return record.data;
  };

  async function* found(query: string, limit: number, since: string | null): AsyncGenerator<ReadEvent> {
    let offset = 0;
    while (offset < Math.min(limit, MOST_FOUND)) {
      const most = Math.min(limit - offset, MOST_A_PAGE, MOST_FOUND - offset);
      const parameters = { query, fields: FIELDS, offset, limit: most, ...appearedFrom(since) };
      const page = s2List.safeParse(await ask('/paper/search', parameters, FRESH_MS.list));
      if (!page.success) throw unreadable(farSide);
      const { data, total, next } = page.data;
      // Nothing found is a total of 0 without a list; anything else without a list is no answer.
      if (data === null && total !== 0) throw unreadable(farSide);
      const items = (data ?? []).slice(0, most);
      for (const [index, item] of items.entries())
        yield eventOf(item, `result ${offset + index + 1}`, today());
      if (items.length === 0 || next === null || next <= offset) return;
      offset = next;
    }
  }

  return {
    name: 'semantic-scholar',
    title: 'Semantic Scholar',
    can: {
      identifiers: ['arxiv', 'doi'],
      titles: true,
      refs: 'words, a DOI, an arXiv id or a Semantic Scholar id',
      follows: true,
    },

    async byIdentifier(identifier) {
      const id = idOf(identifier);
      if (id === null) return null;
      const record = await recordOf(id);
      return record === null ? null : paperOf(record, today());
    },

    async byTitle(title) {
      if (normaliseTitle(title) === '') return null;
      const value = await ask(
        '/paper/search/match',
        { query: searchWords(title), fields: FIELDS },
        FRESH_MS.record,
      );
      if (value === null) return null;
      const matches = s2List.safeParse(value);
      if (!matches.success || matches.data.data === null) throw unreadable(farSide);
      const papers = matches.data.data.map((item) => {
        const record = s2Paper.safeParse(item);
        return record.success ? paperOf(record.data, today()) : null;
      });
      return papers.find((paper) => paper !== null && sameTitle(title, paper)) ?? null;
    },

    async *read(ref, { limit, since }): AsyncGenerator<ReadEvent> {
      const id = paperIdOf(ref);
      if (id === null) return yield* found(searchWords(ref), limit, since);
      const record = await recordOf(id);
      if (record !== null && limit > 0) yield eventOf(record, id, today());
    },
  };
}

function eventOf(item: unknown, position: string, today: string): ReadEvent {
  const record = s2Paper.safeParse(item);
  if (!record.success) return { kind: 'skipped', where: position, why: 'not a record' };
  const where = cleanLine(record.data.paperId ?? '') || position;
  const paper = paperOf(record.data, today);
  return paper === null ? { kind: 'skipped', where, why: 'no title' } : { kind: 'paper', paper, where };
}

function idOf(identifier: Identifier): string | null {
  if (identifier.kind === 'paper') return null;
  if (identifier.kind === 'arxiv') return arxivPaperId(identifier.id);
  const arxiv = arxivIdOfDoi(identifier.doi);
  return arxiv === null ? doiPaperId(identifier.doi) : arxivPaperId(arxiv.id);
}

function appearedFrom(since: string | null): { publicationDateOrYear?: string } {
  return since === null ? {} : { publicationDateOrYear: `${since}:` };
}

/** Keys that nobody used for about sixty days are withdrawn; some networks are refused without one. */
function refusal(hasKey: boolean): OperatorError {
  const message = hasKey
    ? 'Semantic Scholar refused the key, which may have expired: renew SEMANTIC_SCHOLAR_API_KEY, or unset it to ask without one.'
    : 'Semantic Scholar refuses questions without a key from here: set SEMANTIC_SCHOLAR_API_KEY.';
  return new OperatorError('bad-key', message);
}
