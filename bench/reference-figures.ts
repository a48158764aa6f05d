/** Figures measured elsewhere on the same material, to be reached; shares are percent of first hits. */
export const KNOWN_ITEMS_TO_BEAT: Readonly<Record<string, number>> = {
  exact: 100,
  typo: 100,
  shuffled: 100,
  glued: 100,
  'no stop words': 100,
  partial: 99.2,
  'partial + typo': 99.2,
  prefix: 99.1,
  acronym: 100,
  'author-year-word': 99,
};

/** nDCG@10 to be reached with one configuration. */
export const COLLECTIONS_TO_BEAT: Readonly<Record<string, number>> = {
  cranfield: 0.395,
  cisi: 0.415,
  med: 0.71,
  scitldr: 0.737,
};

/** Milliseconds at 100,000 papers on a quiet machine. */
export const SPEED_TO_BEAT = { p50: 5, p99: 20 } as const;
