/** What was seen or kept of late: bounded in time and in number, for as long as the process lives. */
export interface Recent<V> {
  /** What is kept under the key, `null` when there is nothing or its time is over. */
  get(key: string, nowMs: number): V | null;
  /** Keeps a value from now on, and lets go of the oldest where there are too many. */
  put(key: string, value: V, nowMs: number): void;
  /** As `put`, unless the key is kept already: `false` then. Tells a first event from its repetition. */
  add(key: string, value: V, nowMs: number): boolean;
  /** As `get`, and lets go of it. */
  take(key: string, nowMs: number): V | null;
}

/** Keeps each value for `ttlMs` milliseconds, at most `most` of them. Time is handed in with every call. */
export function createRecent<V>(ttlMs: number, most: number): Recent<V> {
  const kept = new Map<string, { value: V; until: number }>();
  return { get, put, add, take };

  function get(key: string, nowMs: number): V | null {
    const found = kept.get(key);
    return found === undefined || found.until <= nowMs ? null : found.value;
  }

  function put(key: string, value: V, nowMs: number): void {
    // Taken out first, so that the map's own order stays the order of time.
    kept.delete(key);
    kept.set(key, { value, until: nowMs + ttlMs });
    for (const [oldest, { until }] of kept) {
      if (until > nowMs && kept.size <= most) return;
      kept.delete(oldest);
    }
  }

  function add(key: string, value: V, nowMs: number): boolean {
    if (get(key, nowMs) !== null) return false;
    put(key, value, nowMs);
    return true;
  }

  function take(key: string, nowMs: number): V | null {
    const value = get(key, nowMs);
    kept.delete(key);
    return value;
  }
}
