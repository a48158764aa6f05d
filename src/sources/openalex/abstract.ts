/** No abstract comes near this; it bounds what a wrong index may cost. */
const MOST_WORDS = 20_000;

/** The text of an abstract from the places its words stand at; empty for `null`. Missing places are passed over. */
export function abstractOf(index: Readonly<Record<string, readonly number[]>> | null): string {
  const words = Object.entries(index ?? {}).flatMap(([word, places]) =>
    places
      .filter((place) => Number.isInteger(place) && place >= 0 && place < MOST_WORDS)
      .map((place) => ({ word, place })),
  );
  return words
    .sort((a, b) => a.place - b.place)
    .slice(0, MOST_WORDS)
    .map(({ word }) => word)
    .join(' ');
}
