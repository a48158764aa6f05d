/** Work that is under way for one caller serves all who ask for the same meanwhile. */
export function createSharedWork<T>(): (name: string | null, work: () => Promise<T>) => Promise<T> {
  const underWay = new Map<string, Promise<T>>();
  return (name, work) => {
    if (name === null) return work();
    const existing = underWay.get(name);
    if (existing !== undefined) return existing;
    const promise = work().finally(() => underWay.delete(name));
    underWay.set(name, promise);
    return promise;
  };
}
