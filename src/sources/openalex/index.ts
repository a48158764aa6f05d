import { OperatorError } from '../../core/errors.ts';
import { latexToPlain } from '../../core/latex/index.ts';
import type { PaperDraft } from '../../core/paper/paper.ts';
import type { ReadEvent } from '../../core/ports/formats.ts';
import type { Http } from '../../core/ports/http.ts';
import type { PaperSource } from '../../core/ports/source.ts';
import { cleanLine } from '../../core/text/clean-text.ts';
import { normaliseTitle } from '../../core/text/title.ts';
import { apiUrl } from '../api-url.ts';
import { askJson, type FarSide, FRESH_MS, unreadable } from '../json.ts';
import { sameTitle } from '../same-title.ts';
import { arxivWorkId, doiId, readReference, searchWords } from './reference.ts';
import { type OpenAlexWork, openAlexList, openAlexWork } from './schema.ts';
import { paperOfWork } from './work.ts';

export interface OpenAlexSourceParts {
  http: Http;
  /** `https://api.openalex.org` unless told. */
  baseUrl?: string | undefined;
  apiKey: string | null | undefined;
}

const MOST_A_PAGE = 100;
const TITLE_ROWS = 5;

/**
 * OpenAlex (https://developers.openalex.org), which answers nobody without a key since February 2026: every method throws
 * an OperatorError that names the variable where there is none. Preprints are among the works asked for (`include_xpac`).
 */
export function createOpenAlexSource({ http, baseUrl, apiKey }: OpenAlexSourceParts): PaperSource {
  const farSide: FarSide = { http, title: 'OpenAlex', policy: 'api.openalex.org', refusal };
  const base = baseUrl || 'https://api.openalex.org';

  const ask = async (path: string, parameters: Record<string, string | number>, freshForMs: number) => {
    if (!apiKey) throw needsKey();
    // The documented place for the key is the address (https://developers.openalex.org/guides/authentication).
    const url = apiUrl(base, path, { ...parameters, api_key: apiKey });
    return (await askJson(farSide, { url, freshForMs })).value;
  };

  const workOf = async (id: string): Promise<OpenAlexWork | null> => {
    const value = await ask(`/works/${id}`, {}, FRESH_MS.record);
    if (value === null) return null;
    const work = openAlexWork.safeParse(value);
    if (!work.success || (work.data.id ?? work.data.title) === null) throw unreadable(farSide);
    return work.data;
  };

  const list = async (parameters: Record<string, string | number>, freshForMs: number) => {
    const value = await ask('/works', { ...parameters, include_xpac: 'true' }, freshForMs);
    const parsed = openAlexList.safeParse(value);
    if (!parsed.success || parsed.data.results === null) throw unreadable(farSide);
    return { results: parsed.data.results, cursor: parsed.data.meta?.next_cursor ?? null };
  };

  async function* listed(filter: string, limit: number): AsyncGenerator<ReadEvent> {
    let cursor: string | null = '*';
    let given = 0;
    while (cursor !== null && given < limit) {
      const asked: string = cursor;
      const page = await list(
        {
          filter,
          sort: 'publication_date:desc',
          per_page: Math.min(limit - given, MOST_A_PAGE),
          cursor: asked,
        },
        FRESH_MS.list,
      );
      for (const [index, item] of page.results.slice(0, limit - given).entries()) {
        yield* eventsOf(item, `work ${given + index + 1}`);
      }
      given += page.results.length;
      cursor = page.results.length === 0 || page.cursor === asked ? null : page.cursor;
    }
  }

  return {
    name: 'openalex',
    title: 'OpenAlex',
    can: {
      identifiers: ['doi', 'arxiv'],
      titles: true,
      refs: 'words, a DOI, an OpenAlex id or author:<name>',
      follows: true,
    },

    async byIdentifier(identifier) {
      if (identifier.kind === 'paper') return null;
      const work = await workOf(
        identifier.kind === 'doi' ? doiId(identifier.doi) : arxivWorkId(identifier.id),
      );
      return work === null ? null : paperOfWork(work);
    },

    async byTitle(title) {
      if (!apiKey) throw needsKey();
      if (normaliseTitle(title) === '') return null;
      const filter = `title.search:${searchWords(latexToPlain(title))}`;
      const { results } = await list({ filter, per_page: TITLE_ROWS }, FRESH_MS.record);
      return results.map(paperOfItem).find((paper) => paper !== null && sameTitle(title, paper)) ?? null;
    },

    async *read(ref, { limit, since }): AsyncGenerator<ReadEvent> {
      const reference = readReference(ref);
      if (reference.kind === 'list') {
        const sinceThen = since === null ? '' : `,from_publication_date:${since}`;
        return yield* listed(`${reference.filter}${sinceThen}`, limit);
      }
      const work = await workOf(reference.id);
      if (work !== null && limit > 0) yield* eventsOf(work, reference.id);
    },
  };
}

function paperOfItem(item: unknown): PaperDraft | null {
  const work = openAlexWork.safeParse(item);
  return work.success ? paperOfWork(work.data) : null;
}

function* eventsOf(item: unknown, where: string): Generator<ReadEvent> {
  const work = openAlexWork.safeParse(item);
  if (!work.success) return yield { kind: 'skipped', where, why: 'not a record' };
  const place = cleanLine(work.data.id ?? '') || where;
  const paper = paperOfWork(work.data);
  if (paper === null) return yield { kind: 'skipped', where: place, why: 'no title' };
  if (work.data.is_retracted === true) yield { kind: 'note', text: `“${paper.title}” was retracted.` };
  yield { kind: 'paper', paper, where: place };
}

function needsKey(): OperatorError {
  return new OperatorError(
    'needs-key',
    'OpenAlex answers only with a key: set OPENALEX_API_KEY (free at openalex.org/settings/api).',
  );
}

/** 401 is about the key; 403 is how OpenAlex says "too fast". */
function refusal(status: number): Error | null {
  if (status !== 401) return null;
  return new OperatorError('bad-key', 'OpenAlex refused the key: set OPENALEX_API_KEY to a working one.');
}
