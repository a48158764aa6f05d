import { rawNovelty, scaledNovelty } from '../../core/digest/novelty.ts';
import { fixedSample } from '../../core/digest/seeded.ts';
import type { SearchIndex } from '../../core/ports/search-index.ts';
import { createRecent } from '../../core/recent.ts';
import { letOthersRun } from '../../core/turns.ts';
import type { Shelf } from './shelf.ts';

/** How papers stand to the other papers of one version of the library. */
export interface Novelty {
  /** How new a paper was when it appeared, from 0 to 1, by its rank in the library (core/digest/novelty.ts). */
  of(paperId: string): Promise<number>;
  /** For each paper that is like any of these, how much it is, from 0 to 1. */
  likenessTo(paperIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

/** Papers near one, the nearest first, as positions on the shelf: half a kilobyte. */
interface Neighbourhood {
  positions: Int32Array;
  likeness: Float32Array;
  /** Whether that is all that are near at all. */
  isAll: boolean;
}

const NEIGHBOURS = 60;
/** Papers whose raw novelty stands for the whole library's. */
const SAMPLE = 256;
const MOST_NEIGHBOURHOODS = 20_000;

/** What is worked out once is kept for as long as the library stays as it is. */
export function createNovelty(openIndex: () => Promise<SearchIndex>, shelf: Shelf): Novelty {
  const raw = new Map<string, Promise<number | null>>();
  const neighbourhoods = createRecent<Promise<Neighbourhood>>(Number.POSITIVE_INFINITY, MOST_NEIGHBOURHOODS);
  let scale: Promise<number[]> | null = null;

  return {
    async of(paperId) {
      scale ??= readScale();
      return scaledNovelty(await rawOf(paperId), await scale);
    },

    async likenessTo(paperIds) {
      const most = new Map<string, number>();
      for (const paperId of paperIds) {
        const { positions, likeness } = await neighboursOf(paperId);
        positions.forEach((position, rank) => {
          const id = shelf.ids[position] ?? '';
          most.set(id, Math.max(likeness[rank] ?? 0, most.get(id) ?? 0));
        });
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
    const published = shelf.published[shelf.positions.get(paperId) ?? -1] ?? null;
    if (published === null) return null;
    const { positions, likeness, isAll } = await neighboursOf(paperId);
    const nearest = Array.from(positions, (position, rank) => ({
      published: shelf.published[position] ?? null,
      likeness: likeness[rank] ?? 0,
    }));
    return rawNovelty(published, { nearest, isAll });
  }

  function neighboursOf(paperId: string): Promise<Neighbourhood> {
    const known = neighbourhoods.get(paperId, 0);
    if (known !== null) return known;
    const finding = findNeighbours(paperId);
    neighbourhoods.put(paperId, finding, 0);
    return finding;
  }

  /** A look at the whole library: a few milliseconds where that is large, so others have their turn after each. */
  async function findNeighbours(paperId: string): Promise<Neighbourhood> {
    const index = await openIndex();
    const hits = await index.similar(paperId, NEIGHBOURS);
    await letOthersRun();
    const known = hits
      .flatMap(({ id, likeness }) => {
        const position = shelf.positions.get(id);
        return position === undefined ? [] : [{ position, likeness }];
      })
      .sort((a, b) => b.likeness - a.likeness || a.position - b.position);
    return {
      positions: Int32Array.from(known, ({ position }) => position),
      likeness: Float32Array.from(known, ({ likeness }) => likeness),
      isAll: hits.length < NEIGHBOURS,
    };
  }
}
