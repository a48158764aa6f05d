import { createTurns } from '../../core/turns.ts';

const COMPARED_PER_TURN = 20_000;

/**
 * The first `most` of positions in the order of `compare`, which must be total. Other work has its turn in between:
 * sorting a hundred thousand at once would hold it up.
 */
export async function bestOf(
  positions: ArrayLike<number>,
  most: number,
  compare: (a: number, b: number) => number,
): Promise<number[]> {
  /** A heap with the last of those kept on top. */
  const heap: number[] = [];
  const turn = createTurns(COMPARED_PER_TURN);
  for (let index = 0; index < positions.length; index += 1) {
    const pause = turn();
    if (pause !== null) await pause;
    const position = positions[index] ?? 0;
    if (heap.length < most) rise(heap, position, compare);
    else if (compare(position, heap[0] ?? 0) < 0) sink(heap, position, compare);
  }
  return heap.sort(compare);
}

function rise(heap: number[], position: number, compare: (a: number, b: number) => number): void {
  let at = heap.length;
  heap.push(position);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = heap[parent] ?? 0;
    if (compare(above, position) >= 0) break;
    heap[at] = above;
    at = parent;
  }
  heap[at] = position;
}

/** Puts a position in the place of the top. */
function sink(heap: number[], position: number, compare: (a: number, b: number) => number): void {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && compare(heap[child + 1] ?? 0, heap[child] ?? 0) > 0) child += 1;
    const below = heap[child] ?? 0;
    if (compare(below, position) <= 0) break;
    heap[at] = below;
    at = child;
  }
  heap[at] = position;
}
