/** Constants of BM25 (Robertson and Walker 1994), at the values measured best over five collections. */
export const K1 = 1.2;
export const LENGTH_NORMALISATION = 0.75;

export interface WeightedTerm {
  term: string;
  weight: number;
}

/** A term of a document: its saturated, length-normalised count there (BM25's second factor), and that times its IDF. */
export interface DocumentTerm extends WeightedTerm {
  count: number;
}

export interface Scored {
  document: number;
  score: number;
}
