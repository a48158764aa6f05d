import { createTtlMap } from './ttl-map.ts';

/** What happened lately, so that it does not happen twice. */
export interface Recent {
  /** Whether this is the first time; if so, it is taken note of. */
  claim(key: string): boolean;
  /** Takes the note back, because what was claimed did not come about. */
  release(key: string): void;
}

export function createRecent(settings: { forMs: number; most: number; now: () => Date }): Recent {
  const seen = createTtlMap<true>(settings);
  return {
    claim(key) {
      if (seen.get(key) === true) return false;
      seen.set(key, true);
      return true;
    },
    release: (key) => seen.delete(key),
  };
}
