const FIRST_SIZE = 1 << 12;

/** A list of 32-bit numbers without an end: what was never set is `fallback`. */
export interface GrowingNumbers {
  get(index: number): number;
  set(index: number, value: number): void;
  /** Adds to the number there. */
  add(index: number, value: number): void;
}

export function growingNumbers(fallback: number): GrowingNumbers {
  let numbers = new Int32Array(FIRST_SIZE).fill(fallback);

  function makeRoom(index: number): void {
    if (index < numbers.length) return;
    const longer = new Int32Array(2 ** Math.ceil(Math.log2(index + 1))).fill(fallback);
    longer.set(numbers);
    numbers = longer;
  }

  return {
    get: (index) => numbers[index] ?? fallback,
    set(index, value) {
      makeRoom(index);
      numbers[index] = value;
    },
    add(index, value) {
      makeRoom(index);
      numbers[index] = (numbers[index] as number) + value;
    },
  };
}
