import type { Features } from './features.ts';

/**
 * How much each feature speaks for a sentence, in points of ROUGE (of 100): ridge regression of a sentence's ROUGE
 * (mean of 1, 2 and L against its best reference summary), each abstract's mean taken off, over the 619 development
 * abstracts of SciTLDR-A. Made by bench/fit-summaries.ts.
 */
export const FEATURE_WEIGHTS: Readonly<Record<keyof Features, number>> = {
  place: -2.2,
  authors: 1.9,
  authorsLate: -1.9,
  firstAuthors: 2.5,
  beforeAuthors: -2.1,
  firstContribution: 2.7,
  firstProposal: 3.3,
  afterProposal: 1.8,
  contributionNearTitle: 11.4,
  nearTitle: 24.0,
  titleWords: 2.0,
  result: 0.9,
  background: -1.4,
  central: 32.8,
  length: 5.4,
  tooLong: -10.7,
  tooShort: -7.1,
};
