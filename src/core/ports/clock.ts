/** Time as an input. Tests move it; only src/clock.ts reads the machine's. */
export interface Clock {
  now(): Date;
}
