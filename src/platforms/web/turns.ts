/** Keeps answers in the order of their questions. */
export interface Turns {
  /** Runs when everything taken before under this key has passed its turn on, by `pass` or by ending. */
  take<T>(key: string, run: (pass: () => void) => Promise<T>): Promise<T>;
  /** Resolves once nothing is under way, however it ended. */
  settled(): Promise<void>;
}

export function createTurns(): Turns {
  const last = new Map<string, Promise<void>>();
  const underWay = new Set<Promise<unknown>>();
  return {
    take(key, run) {
      const before = last.get(key);
      let pass = () => {};
      const passed = new Promise<void>((resolve) => {
        pass = resolve;
      });
      last.set(key, passed);
      const turn = (async () => {
        try {
          await before;
          return await run(pass);
        } finally {
          pass();
          if (last.get(key) === passed) last.delete(key);
        }
      })();
      underWay.add(turn);
      const done = () => void underWay.delete(turn);
      turn.then(done, done);
      return turn;
    },
    async settled() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}
