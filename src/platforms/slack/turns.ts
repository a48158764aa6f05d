/** Keeps answers in the order of their questions. */
export interface Turns {
  /** Runs when everything taken before under this key has passed its turn on, by `pass` or by ending. */
  take(key: string, run: (pass: () => void) => Promise<void>): Promise<void>;
}

export function createTurns(): Turns {
  const last = new Map<string, Promise<void>>();
  return {
    async take(key, run) {
      const before = last.get(key);
      let pass = () => {};
      const passed = new Promise<void>((resolve) => {
        pass = resolve;
      });
      last.set(key, passed);
      try {
        await before;
        await run(pass);
      } finally {
        pass();
        if (last.get(key) === passed) last.delete(key);
      }
    },
  };
}
