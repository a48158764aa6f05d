import { coverageTest } from '../../core/digest/covers.ts';
import type { Coverage } from '../../core/digest/subscription.ts';
import { matchesCategory } from '../../core/paper/category.ts';
import type { SearchIndex } from '../../core/ports/search-index.ts';
import type { Store } from '../../core/ports/store.ts';
import { parseQuery } from '../../core/query/parse-query.ts';
import { NO_FILTERS } from '../../core/query/query.ts';
import { createRecent } from '../../core/recent.ts';
import { createTurns } from '../../core/turns.ts';
import { type NamesOnPapers, readNames } from './names-on-papers.ts';
import type { Shelf } from './shelf.ts';

/** The papers a digest covers, as positions on the shelf in rising order. */
export interface Matching {
  positions: Int32Array;
  /** How near each is to the topic, as a share of the nearest; empty without a topic. */
  near: ReadonlyMap<number, number>;
  /** Whether the topic has more papers than were looked for: then those nearest to it stand for all. */
  isCut: boolean;
}

export interface MatchingPapers {
  /** Of a topic in a large library at least `least` papers, where there are as many. */
  of(coverage: Coverage, least: number): Promise<Matching>;
}

/** Up to so many papers are all read for a topic; beyond, the index says which are near it. */
const READ_WHOLE = 2000;
const FEWEST_ASKED = 1000;
const READ_PER_TURN = 100;
const SCANNED_PER_TURN = 50_000;
/** A list is four bytes a paper; those of topics and authors are short, and there are few categories. */
const MOST_KEPT = 2000;

/** Which papers of a library each coverage has; worked out once for all digests that cover the same. */
export function createMatchingPapers(
  store: Pick<Store, 'papers'>,
  openIndex: () => Promise<SearchIndex>,
  shelf: Shelf,
): MatchingPapers {
  const kept = createRecent<Promise<Matching>>(Number.POSITIVE_INFINITY, MOST_KEPT);
  let names: Promise<NamesOnPapers> | null = null;

  return {
    of(coverage, least) {
      const asked = coverage.topic === null ? 0 : askedFor(least);
      const { topic, author, category, hasCode } = coverage;
      const key = JSON.stringify([topic, author, category, hasCode, asked]);
      const known = kept.get(key, 0);
      if (known !== null) return known;
      const finding = find(coverage, asked);
      kept.put(key, finding, 0);
      finding.catch(() => kept.take(key, 0));
      return finding;
    },
  };

  async function find(coverage: Coverage, asked: number): Promise<Matching> {
    const { topic, author } = coverage;
    const listed = await passing(coverage, author === null ? null : await writtenBy(author));
    if (topic === null) return { positions: listed, near: new Map(), isCut: false };
    const scores = await nearTopic(topic, coverage, asked);
    const isReadWhole = listed.length <= READ_WHOLE;
    const positions = isReadWhole ? listed : Int32Array.from(scores.keys()).sort();
    const about = await readThrough(positions, coverage);
    return { positions: about, near: scores, isCut: !isReadWhole && scores.size >= asked };
  }

  function writtenBy(author: string): Promise<Set<number>> {
    names ??= readNames(store, shelf);
    return names.then((all) => all.writtenBy(author));
  }

  /** What the shelf alone can tell: category and code, of all papers or of those given. */
  async function passing(
    { category, hasCode }: Coverage,
    among: ReadonlySet<number> | null,
  ): Promise<Int32Array> {
    const found: number[] = [];
    const turn = createTurns(SCANNED_PER_TURN);
    for (const position of among ?? shelf.ids.keys()) {
      const pause = turn();
      if (pause !== null) await pause;
      if (hasCode && shelf.hasCode[position] !== 1) continue;
      if (category !== null && !matchesCategory(shelf.categories[position] ?? [], category)) continue;
      found.push(position);
    }
    return Int32Array.from(found).sort();
  }

  /** The papers the index finds for the topic, with their scores as shares of the best. */
  async function nearTopic(
    topic: string,
    { category, hasCode }: Coverage,
    asked: number,
  ): Promise<Map<number, number>> {
    const filters = {
      ...NO_FILTERS,
      categories: category === null ? [] : [category],
      hasCode: hasCode ? true : null,
    };
    const index = await openIndex();
    const hits = await index.search({ ...parseQuery(topic), identifier: null, filters }, asked);
    const best = hits[0]?.score ?? 1;
    const scores = new Map<number, number>();
    for (const { id, score } of hits) {
      const position = shelf.positions.get(id);
      if (position !== undefined) scores.set(position, best > 0 ? score / best : 0);
    }
    return scores;
  }

  async function readThrough(positions: Int32Array, coverage: Coverage): Promise<Int32Array> {
    const isCovered = coverageTest(coverage);
    const found: number[] = [];
    const turn = createTurns(READ_PER_TURN);
    for (const position of positions) {
      const pause = turn();
      if (pause !== null) await pause;
      const paper = await store.papers.get(shelf.ids[position] ?? '');
      if (paper !== null && isCovered(paper)) found.push(position);
    }
    return Int32Array.from(found);
  }
}

/** Doubled until there is twice what is needed, so that lists are shared. */
function askedFor(least: number): number {
  let asked = FEWEST_ASKED;
  while (asked < 2 * least) asked *= 2;
  return asked;
}

/** Whether a position is among positions in rising order. */
export function includesPosition(positions: Int32Array, position: number): boolean {
  let from = 0;
  let to = positions.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((positions[middle] ?? 0) < position) from = middle + 1;
    else to = middle;
  }
  return positions[from] === position;
}
