/** Words of which a paper must hold one, by their numbers, and how many papers may. */
export interface WordGroup {
  numbers: readonly number[];
  /** How many papers hold each. */
  frequencies: readonly number[];
  /** Papers that hold one of them at most. */
  frequency: number;
}

/** What a step down the ladder asks for, by positions of groups: papers in any of these, or in all of those. */
export interface Rung {
  any: readonly number[];
  all: readonly number[];
}

/** Among so many frequent words combinations are tried, the rarest. */
const MOST_COMBINED = 6;
const MOST_COMBINATIONS = 12;
/** Entries of the index that combinations may read, each as many as its rarest word has: some 10 ms. The first is always asked. */
const MOST_READ = 150_000;
/** What rare words may take of the budget, so that papers with several frequent ones have their share. */
const RARE_SHARE = 0.8;

/**
 * How candidates are gathered without reading what common words hold. Papers with a rare word are all taken, rarest
 * first, until most of the `budget` is spent; of the frequent words a paper must hold several: all, then all but one, then two.
 * One frequent word alone comes last, for as many papers as the budget still allows.
 */
export function rungsFor(groups: readonly WordGroup[], budget: number): Rung[] {
  const order = groups
    .map(({ frequency }, position) => ({ position, frequency }))
    .filter(({ frequency }) => frequency > 0)
    .sort((a, b) => a.frequency - b.frequency || a.position - b.position);
  let taken = 0;
  const rare = order.filter(({ frequency }) => {
    taken += frequency;
    return taken <= RARE_SHARE * budget;
  });
  const frequent = order.slice(rare.length, rare.length + MOST_COMBINED);
  return [
    ...(rare.length > 0 ? [{ any: rare.map(({ position }) => position), all: [] }] : []),
    ...affordable(combinations(frequent)).map((all) => ({
      any: [],
      all: all.map(({ position }) => position),
    })),
  ];
}

/** A group in the order of frequency. */
interface Placed {
  position: number;
  frequency: number;
}

type Combination = readonly Placed[];

function combinations(frequent: readonly Placed[]): Combination[] {
  const [rarest] = frequent;
  if (rarest === undefined) return [];
  const found: Combination[] = [];
  if (frequent.length > 1) found.push(frequent);
  if (frequent.length > 2) found.push(...withoutOne(frequent));
  if (frequent.length > 3) found.push(...pairs(frequent));
  return [...found.slice(0, MOST_COMBINATIONS), [rarest]];
}

function affordable(all: readonly Combination[]): Combination[] {
  let read = 0;
  return all.filter((combination, at) => {
    read += combination[0]?.frequency ?? 0;
    return at === 0 || read <= MOST_READ;
  });
}

/** The most frequent is left out first: it tells least. */
function withoutOne(groups: Combination): Combination[] {
  return groups.map((_, at) => groups.filter((__, other) => other !== groups.length - 1 - at));
}

function pairs(groups: Combination): Combination[] {
  return groups.flatMap((first, at) => groups.slice(at + 1).map((second) => [first, second]));
}
