/**
 * A number from 0 to 2³²−1 that follows from a text alone: FNV-1a (Fowler, Noll and Vo) with the last mixing step of
 * MurmurHash3, which spreads texts that differ in their last letter. For choices that look like chance and are none.
 */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The same one of several for the same seed; the list must not be empty. */
export function seededChoice<T>(seed: string, choices: readonly [T, ...T[]]): T {
  return choices[hash32(seed) % choices.length] ?? choices[0];
}

/**
 * At most `most` of the ids, always the same ones and spread evenly: those with the least hashes. A library that grows
 * keeps most of its sample.
 */
export function fixedSample(ids: readonly string[], most: number): string[] {
  if (ids.length <= most) return [...ids];
  // Twice as many as are wanted have a hash below this, give or take; sorting all would take far longer.
  const bound = (2 * most * 2 ** 32) / ids.length;
  const low = hashed(ids).filter(({ hash }) => hash < bound);
  const enough = low.length >= most ? low : hashed(ids);
  enough.sort((a, b) => a.hash - b.hash || (a.id < b.id ? -1 : 1));
  return enough.slice(0, most).map(({ id }) => id);
}

function hashed(ids: readonly string[]): { id: string; hash: number }[] {
  return ids.map((id) => ({ id, hash: hash32(id) }));
}
