/**
 * What a person asked for, taken apart: the words, an identifier if they pasted one, and filters.
 * `parseQuery` (parse-query.ts) makes one from free text.
 */
export interface Query {
  /** The words to look for, filters and identifiers taken out; at most `QUERY_LIMITS.characters` long. */
  text: string;
  /** What was typed, bounded; for repeating back to the person. */
  typed: string;
  identifier: Identifier | null;
  filters: Filters;
  /** Filters that could not be understood, in words for the person: `year:abc`. */
  ignored: string[];
}

export interface Filters {
  /** Each must match an author of the paper, by any of their name's parts. */
  authors: string[];
  yearFrom: number | null;
  yearTo: number | null;
  /** Full (`cs.LG`), short (`LG`) or archive (`cs`); the paper must have one of them. */
  categories: string[];
  hasCode: boolean | null;
}

export type Identifier =
  | { kind: 'arxiv'; id: string; version: number | null }
  | { kind: 'doi'; doi: string }
  /** The exact id of a paper in the library. */
  | { kind: 'paper'; id: string };

export const NO_FILTERS: Filters = {
  authors: [],
  yearFrom: null,
  yearTo: null,
  categories: [],
  hasCode: null,
};

/** Bounds on what one question may cost. Longer questions are cut, never refused. */
export const QUERY_LIMITS = { characters: 2000, terms: 256 } as const;
