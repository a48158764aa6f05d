export interface InFlight {
  run<T>(work: () => Promise<T>): Promise<T>;
  isClosed(): boolean;
  /** Takes no more work and waits for what is under way. */
  end(): Promise<void>;
}

/** What must come to its end before a store is closed. */
export function createInFlight(): InFlight {
  const running = new Set<Promise<unknown>>();
  let isClosed = false;
  return {
    async run(work) {
      if (isClosed) throw new Error('the store is closed');
      const started = work();
      running.add(started);
      try {
        return await started;
      } finally {
        running.delete(started);
      }
    },
    isClosed: () => isClosed,
    async end() {
      isClosed = true;
      await Promise.allSettled(running);
    },
  };
}
