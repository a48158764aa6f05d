import type { Scored } from '../../../core/search/bm25.ts';

/** Keeps the best `limit` of all documents offered: a heap with the worst kept one on top. */
export interface TopList {
  /** The score a document must reach to be kept. */
  bar(): number;
  offer(document: number, score: number): void;
  /** The kept ones, best first. */
  sorted(): Scored[];
}

/** `compareTied` orders documents of equal score; it must be total, for answers must not depend on chance. */
export function createTopList(limit: number, compareTied: (a: number, b: number) => number): TopList {
  const heap: Scored[] = [];

  function compare(a: Scored, b: Scored): number {
    return b.score - a.score || compareTied(a.document, b.document);
  }

  function worse(a: number, b: number): boolean {
    const left = heap[a];
    const right = heap[b];
    return left !== undefined && right !== undefined && compare(left, right) > 0;
  }

  function swap(a: number, b: number): void {
    const left = heap[a];
    const right = heap[b];
    if (left === undefined || right === undefined) return;
    heap[a] = right;
    heap[b] = left;
  }

  function rise(from: number): void {
    let child = from;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!worse(child, parent)) return;
      swap(child, parent);
      child = parent;
    }
  }

  function sink(): void {
    let parent = 0;
    while (true) {
      let worst = parent;
      if (worse(2 * parent + 1, worst)) worst = 2 * parent + 1;
      if (worse(2 * parent + 2, worst)) worst = 2 * parent + 2;
      if (worst === parent) return;
      swap(parent, worst);
      parent = worst;
    }
  }

  return {
    bar: () =>
      heap.length < limit ? Number.NEGATIVE_INFINITY : (heap[0]?.score ?? Number.POSITIVE_INFINITY),
    offer(document, score) {
      const offered = { document, score };
      if (heap.length < limit) {
        heap.push(offered);
        rise(heap.length - 1);
        return;
      }
      const worst = heap[0];
      if (worst === undefined || compare(offered, worst) >= 0) return;
      heap[0] = offered;
      sink();
    },
    sorted: () => [...heap].sort(compare),
  };
}
