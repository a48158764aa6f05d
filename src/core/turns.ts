/** Lets whatever else waits have its turn. */
export function letOthersRun(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A promise every so many calls, to be awaited, so that a long loop never holds others up. */
export function createTurns(every: number): () => Promise<void> | null {
  let calls = 0;
  return () => {
    calls += 1;
    return calls % every === 0 ? letOthersRun() : null;
  };
}
