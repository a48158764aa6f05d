/** Work that is done one after the other for each key, and all that is under way. */
export interface Turns {
  /** Runs the work when what came before it under the same key is done; `work` never fails. */
  take(key: string, work: () => Promise<void>): void;
  /** Resolves when nothing is under way any more. */
  settled(): Promise<void>;
}

export function createTurns(): Turns {
  const last = new Map<string, Promise<void>>();
  return {
    take(key, work) {
      const before = last.get(key) ?? Promise.resolve();
      const turn = before.then(work).finally(() => {
        if (last.get(key) === turn) last.delete(key);
      });
      last.set(key, turn);
    },

    async settled() {
      while (last.size > 0) await Promise.all(last.values());
    },
  };
}
