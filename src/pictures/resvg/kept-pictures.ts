import type { Picture } from '../../core/ports/painter.ts';

/** The pictures asked for last, and those that are being painted: what is asked for twice is painted once. */
export interface KeptPictures {
  get(key: string, paint: () => Promise<Picture>): Promise<Picture>;
}

export function createKeptPictures(most: number): KeptPictures {
  // A map's own order: whoever was asked for last stands last.
  const kept = new Map<string, Promise<Picture>>();
  return {
    get(key, paint) {
      const known = kept.get(key);
      const picture = known ?? paint();
      kept.delete(key);
      kept.set(key, picture);
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break;
        kept.delete(oldest);
      }
      // What failed is tried again next time.
      if (known === undefined)
        picture.catch(() => {
          if (kept.get(key) === picture) kept.delete(key);
        });
      return picture;
    },
  };
}
