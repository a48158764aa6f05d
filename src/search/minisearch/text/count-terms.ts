import { COUNT_BITS, MOST_COUNTED } from './posting-lists.ts';

/** Term numbers, one for each word of a document, as packed pairs of number and count, in the order of the numbers. */
export function countTerms(terms: readonly number[]): Uint32Array {
  const sorted = Uint32Array.from(terms).sort();
  const packed = new Uint32Array(sorted.length);
  let size = 0;
  for (let from = 0; from < sorted.length; size += 1) {
    const number = sorted[from] as number;
    let to = from + 1;
    while (sorted[to] === number) to += 1;
    packed[size] = (number << COUNT_BITS) | Math.min(to - from, MOST_COUNTED);
    from = to;
  }
  return packed.slice(0, size);
}
