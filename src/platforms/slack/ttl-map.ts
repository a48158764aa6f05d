import { createRecent } from '../../core/recent.ts';

/** A map that forgets: entries live for a time, and the oldest go when there are too many. */
export interface TtlMap<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  delete(key: string): void;
}

export function createTtlMap<T>(settings: { forMs: number; most: number; now: () => Date }): TtlMap<T> {
  const kept = createRecent<T>(settings.forMs, settings.most);
  const nowMs = () => settings.now().getTime();
  return {
    get: (key) => kept.get(key, nowMs()) ?? undefined,
    set: (key, value) => kept.put(key, value, nowMs()),
    delete: (key) => void kept.take(key, nowMs()),
  };
}
