/**
 * Runs work on the same key one after the other, in the order it was asked for; work on several keys waits for what
 * was asked for before on any of them. Nothing waits in a circle, since everything waits only for what came before.
 */
export function createKeyOrder(): <T>(keys: Iterable<string>, work: () => Promise<T>) => Promise<T> {
  const tails = new Map<string, Promise<unknown>>();

  return (keys, work) => {
    const own = new Set(keys);
    const before = new Set([...own].flatMap((key) => tails.get(key) ?? []));
    const running = Promise.allSettled(before).then(work);
    const tail = running.then(forget, forget);
    for (const key of own) tails.set(key, tail);
    return running;

    function forget(): void {
      for (const key of own) if (tails.get(key) === tail) tails.delete(key);
    }
  };
}
