import type { Paper } from '../core/paper/paper.ts';
import { isFingerprint, paperRef } from '../core/paper/paper-ref.ts';
import type { SearchHit, SearchIndex } from '../core/ports/search-index.ts';
import type { Store } from '../core/ports/store.ts';
import { parseQuery } from '../core/query/parse-query.ts';
import type { Query } from '../core/query/query.ts';
import { judge, type Verdict } from '../core/query/verdict.ts';
import type { Answer, Because, LibraryReading, Lookup } from '../core/services.ts';
import { fittingHits, isClose, likelyMeant } from './fitting-hits.ts';
import type { OpenIndex } from './library-index.ts';

const PAGE_SIZE = 5;
/** Papers a question may page through: nobody reads on further, a better question is quicker. */
const MOST_HITS = 50;
const NEAREST = 3;
const OTHERS = 3;
/** Filters alone may fit the whole library; chance is drawn among all of it. */
const ALL = 1_000_000;

/**
 * Answers questions about papers: parse, search, judge. `openIndex` may give one that is still being filled: what it
 * holds is answered at once, and the answer says that it is not all.
 */
export function createLookup(store: Store, openIndex: () => Promise<OpenIndex>): Lookup {
  const papersOf = async (hits: readonly SearchHit[]): Promise<Paper[]> => {
    const papers = await Promise.all(hits.map((hit) => store.papers.get(hit.id)));
    return papers.filter((paper) => paper !== null);
  };

  const search = async (text: string) => {
    const query = parseQuery(text);
    const { index, reading } = await openIndex();
    return { query, reading, hits: await index.search(query, MOST_HITS) };
  };

  const choice = async (query: Query, hits: readonly SearchHit[], page: number): Promise<Answer> => {
    const pages = Math.max(1, Math.ceil(hits.length / PAGE_SIZE));
    const shown = Math.min(page, pages);
    const papers = await papersOf(hits.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE));
    return {
      kind: 'choice',
      query,
      papers,
      page: shown,
      pages,
      pageSize: PAGE_SIZE,
      total: hits.length,
      close: isClose(hits),
    };
  };

  const answerOf = async ({ query, hits, reading }: Found, page: number): Promise<Answer> => {
    const judged = judge(hits, query);
    const verdict = reading === null ? judged : withRivalsUnread(judged);
    if (verdict.kind === 'nothing')
      return { kind: 'nothing', query, nearest: await papersOf(hits.slice(0, NEAREST)) };
    if (verdict.kind === 'choice') return choice(query, fittingHits(hits), page);
    const [paper] = await papersOf([verdict.hit]);
    if (paper === undefined) return { kind: 'nothing', query, nearest: [] };
    const others = fittingHits(hits).filter((hit) => hit !== verdict.hit);
    return one(query, paper, verdict.because, await papersOf(others.slice(0, OTHERS)));
  };

  return {
    async find(text, page) {
      const known = await paperById(store, text);
      if (known !== null) return one(parseQuery(text), known, 'identifier', []);
      const found = await search(text);
      return saying(found.reading, await answerOf(found, page));
    },

    async choices(text, page) {
      const { query, hits, reading } = await search(text);
      if (hits.length === 0) return saying(reading, { kind: 'nothing', query, nearest: [] });
      return saying(reading, await choice(query, fittingHits(hits), page));
    },

    async similar(paperId, limit) {
      const { index } = await openIndex();
      const hits = await index.similar(paperId, limit);
      const found = await Promise.all(
        hits.map(async (hit) => ({ hit, paper: await store.papers.get(hit.id) })),
      );
      return found.flatMap(({ hit, paper }) => (paper === null ? [] : [{ hit, paper }]));
    },

    async random(query, random) {
      const ids = isOpen(query) ? await allIds(store) : await matchingIds((await openIndex()).index, query);
      const id = ids[Math.floor(random() * ids.length)];
      return id === undefined ? null : store.papers.get(id);
    },

    async suggestPapers(typed, limit) {
      const { index } = await openIndex();
      const hits = await index.suggest(typed, limit);
      return papersOf(likelyMeant(hits));
    },
  };
}

/** What a question met: `reading` where it was not the whole library. */
interface Found {
  query: Query;
  hits: SearchHit[];
  reading: LibraryReading | null;
}

function saying(reading: LibraryReading | null, answer: Answer): Answer {
  return reading === null ? answer : { ...answer, reading };
}

/** A paper not read yet may fit as well; only what says itself which paper it is needs no look at rivals. */
function withRivalsUnread(verdict: Verdict): Verdict {
  if (verdict.kind !== 'one' || verdict.because === 'identifier' || verdict.because === 'title')
    return verdict;
  return { kind: 'choice' };
}

/** A button hands in the paper's own id: that needs no search, and no rule but that it is the same. */
async function paperById(store: Store, text: string): Promise<Paper | null> {
  const id = text.trim();
  if (id === '' || id.includes(' ')) return null;
  return isFingerprint(id) ? byFingerprint(store, id) : store.papers.get(id);
}

/** Only long ids have one, so few papers are compared; nothing is kept, since a press is rare. */
async function byFingerprint(store: Store, ref: string): Promise<Paper | null> {
  for await (const [id, paper] of store.papers.all()) if (paperRef(id) === ref) return paper;
  return null;
}

function one(query: Query, paper: Paper, because: Because, others: Paper[]): Answer {
  return { kind: 'one', query, paper, because, others };
}

function isOpen(query: Query): boolean {
  const { authors, categories, hasCode, yearFrom, yearTo } = query.filters;
  const filtered =
    authors.length > 0 || categories.length > 0 || hasCode !== null || yearFrom !== null || yearTo !== null;
  return query.text === '' && query.identifier === null && !filtered;
}

async function allIds(store: Store): Promise<string[]> {
  const ids: string[] = [];
  for await (const [id] of store.papers.all()) ids.push(id);
  return ids;
}

async function matchingIds(index: SearchIndex, query: Query): Promise<string[]> {
  return (await index.search(query, ALL)).map((hit) => hit.id);
}
