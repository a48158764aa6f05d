import type { Features } from './features.ts';

/**
 * How much each feature speaks for a sentence: ridge regression of a sentence's ROUGE (mean of 1, 2 and L against
 * the reference summaries), each abstract's mean taken off, over the 619 development abstracts of SciTLDR-A.
 */
export const FEATURE_WEIGHTS: Readonly<Record<keyof Features, number>> = {
  last: -0.09,
  place: -0.17,
  contribution: 0.28,
  authors: 0.19,
  paper: 0.28,
  novelty: 0.12,
  result: 0.08,
  background: -0.15,
  titleInSentence: 1.09,
  sentenceInTitle: 1.14,
  tooLong: -1.14,
  tooShort: -0.94,
  firstContribution: 0.52,
  central: 0.73,
  length: 0.57,
};
