/** Work under one key, each after the one before it, whatever became of that. */
export type InTurn = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** What must be looked up and then written as one, in the one process that writes (docs/delivery.md). */
export function createInTurn(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(work, work);
    const settled = mine.then(
      () => undefined,
      () => undefined,
    );
    last.set(key, settled);
    void settled.then(() => {
      if (last.get(key) === settled) last.delete(key);
    });
    return mine;
  };
}
