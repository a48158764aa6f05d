/** A map that forgets: entries live for a time, and the oldest go when there are too many. */
export interface TtlMap<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  delete(key: string): void;
}

export function createTtlMap<T>(settings: { forMs: number; most: number; now: () => Date }): TtlMap<T> {
  const { forMs, most, now } = settings;
  const entries = new Map<string, { value: T; until: number }>();
  return {
    get(key) {
      const entry = entries.get(key);
      return entry !== undefined && entry.until > now().getTime() ? entry.value : undefined;
    },
    set(key, value) {
      const at = now().getTime();
      entries.delete(key);
      entries.set(key, { value, until: at + forMs });
      for (const [oldest, { until }] of entries) {
        if (until > at && entries.size <= most) break;
        entries.delete(oldest);
      }
    },
    delete: (key) => void entries.delete(key),
  };
}
