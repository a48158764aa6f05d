import type { Collection } from '../core/ports/store.ts';

/** Without those that are easily taken for others. */
const CHARACTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 6;
const COUNT = CHARACTERS.length ** LENGTH;

/** Stores a new record under an id nobody has, short enough to type: `d-7k3f9q` for the prefix `d`. */
export async function claimRecord<T extends { id: string }>(
  collection: Collection<T>,
  prefix: string,
  random: () => number,
  make: (id: string) => T,
): Promise<T> {
  const first = Math.floor(random() * COUNT);
  for (let tries = 0; ; tries += 1) {
    const mine = make(`${prefix}-${charactersOf((first + tries) % COUNT)}`);
    let isMine = false;
    const stored = await collection.change(mine.id, (current) => {
      isMine = current === null;
      return current ?? mine;
    });
    if (isMine && stored !== null) return stored;
  }
}

/** A number below `COUNT` in characters. */
function charactersOf(value: number): string {
  let rest = value;
  let characters = '';
  for (let count = 0; count < LENGTH; count += 1) {
    characters = CHARACTERS.charAt(rest % CHARACTERS.length) + characters;
    rest = Math.floor(rest / CHARACTERS.length);
  }
  return characters;
}
