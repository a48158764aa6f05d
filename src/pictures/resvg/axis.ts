/** Marks from 0 up; the last is not below the largest value. */
export interface Axis {
  marks: number[];
  top: number;
}

const MOST_STEPS = 6;
const ROUND = [1, 2, 5, 10];

/** A scale in steps of 1, 2 or 5 times a power of ten: whole numbers, since things are counted. `largest` is 0 or more. */
export function axisFor(largest: number): Axis {
  const step = stepFor(Math.max(1, largest));
  const count = Math.max(1, Math.ceil(largest / step));
  const marks = Array.from({ length: count + 1 }, (_, index) => index * step);
  return { marks, top: count * step };
}

function stepFor(largest: number): number {
  const least = largest / MOST_STEPS;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  const round = ROUND.find((each) => each * power >= least) ?? 10;
  return round * power;
}
