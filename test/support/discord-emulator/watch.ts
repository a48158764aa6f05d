const PATIENCE_MS = 12_000;

/** Tells who waits that something has changed; nobody polls. */
export interface Watch {
  changed(): void;
  /** Resolves once `holds` is true or gives a value that is neither `null`, `undefined` nor `false`. */
  until<T>(holds: () => T | null | undefined | false, what?: string): Promise<T>;
}

/** `trouble` says what has gone wrong meanwhile: whoever waits then fails with these words at once. */
export function createWatch(trouble: () => string | null): Watch {
  const waiting = new Set<() => void>();
  return {
    changed: () => {
      for (const look of [...waiting]) look();
    },
    until: <T>(holds: () => T | null | undefined | false, what = holds.toString()) =>
      new Promise<T>((resolve, reject) => {
        const giveUp = setTimeout(
          () => finish(() => reject(new Error(`never came true: ${what}`))),
          PATIENCE_MS,
        );
        const finish = (settle: () => void) => {
          clearTimeout(giveUp);
          waiting.delete(look);
          settle();
        };
        const look = () => {
          try {
            const value = holds();
            if (value !== null && value !== undefined && value !== false) return finish(() => resolve(value));
            const words = trouble();
            if (words !== null) finish(() => reject(new Error(words)));
          } catch (error) {
            finish(() => reject(error));
          }
        };
        waiting.add(look);
        look();
      }),
  };
}
