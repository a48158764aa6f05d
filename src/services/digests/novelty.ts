import { rawNovelty, scaledNovelty } from '../../core/digest/novelty.ts';
import { fixedSample } from '../../core/digest/seeded.ts';
import type { SearchIndex } from '../../core/ports/search-index.ts';
import { createRecent } from '../../core/recent.ts';
import type { Shelf } from './shelf.ts';
import { letOthersRun } from './turns.ts';

/** How papers stand to the other papers of one version of the library. */
export interface Novelty {
  /** How new a paper was when it appeared, from 0 to 1, by its rank in the library (core/digest/novelty.ts). */
  of(paperId: string): Promise<number>;
  /** For each paper that is like any of these, how much it is, from 0 to 1. */
  likenessTo(paperIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

interface Neighbour {
  id: string;
  likeness: number;
}

const NEIGHBOURS = 60;
/** Papers whose raw novelty stands for the whole library's. */
const SAMPLE = 256;
const MOST_NEIGHBOURHOODS = 2000;

/** What is worked out once is kept: one number a paper, and the neighbours of papers that were posted lately. */
export function createNovelty(openIndex: () => Promise<SearchIndex>, shelf: Shelf): Novelty {
  const raw = new Map<string, Promise<number | null>>();
  const neighbourhoods = createRecent<Promise<Neighbour[]>>(Number.POSITIVE_INFINITY, MOST_NEIGHBOURHOODS);
  let scale: Promise<number[]> | null = null;

  return {
    async of(paperId) {
      scale ??= readScale();
      return scaledNovelty(await rawOf(paperId), await scale);
    },

    async likenessTo(paperIds) {
      const most = new Map<string, number>();
      for (const paperId of paperIds) {
        for (const { id, likeness } of await neighboursOf(paperId)) {
          most.set(id, Math.max(likeness, most.get(id) ?? 0));
        }
      }
      return most;
    },
  };

  async function readScale(): Promise<number[]> {
    const values: number[] = [];
    for (const id of fixedSample(shelf.ids, SAMPLE)) {
      const value = await rawOf(id);
      if (value !== null) values.push(value);
    }
    return values.sort((a, b) => a - b);
  }

  function rawOf(paperId: string): Promise<number | null> {
    const known = raw.get(paperId) ?? findRaw(paperId);
    raw.set(paperId, known);
    return known;
  }

  async function findRaw(paperId: string): Promise<number | null> {
    const published = publishedOf(paperId);
    if (published === null) return null;
    const found = await findNeighbours(paperId);
    const nearest = found.map(({ id, likeness }) => ({ published: publishedOf(id), likeness }));
    return rawNovelty(published, { nearest, isAll: nearest.length < NEIGHBOURS });
  }

  function neighboursOf(paperId: string): Promise<Neighbour[]> {
    const known = neighbourhoods.get(paperId, 0) ?? findNeighbours(paperId);
    neighbourhoods.put(paperId, known, 0);
    return known;
  }

  /** A look at the whole library: a few milliseconds where that is large, so others have their turn after each. */
  async function findNeighbours(paperId: string): Promise<Neighbour[]> {
    const index = await openIndex();
    const hits = await index.similar(paperId, NEIGHBOURS);
    await letOthersRun();
    return hits.map(({ id, score }) => ({ id, likeness: Math.min(1, Math.max(0, score)) }));
  }

  function publishedOf(paperId: string): string | null {
    return shelf.published[shelf.positions.get(paperId) ?? -1] ?? null;
  }
}
