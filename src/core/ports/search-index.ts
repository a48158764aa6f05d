import type { Paper } from '../paper/paper.ts';
import type { Query } from '../query/query.ts';

/**
 * Finds papers by what people type. Every engine passes test/contracts/search-contract.ts.
 * Ranking is deterministic: equal scores are ordered by id.
 */
export interface SearchIndex {
  /** Adds papers, or puts new versions in the place of old ones with the same id. */
  add(papers: Iterable<Paper>): Promise<void>;
  remove(ids: Iterable<string>): Promise<void>;
  count(): Promise<number>;
  /** Best first. A query of filters alone gives all that match, newest first. */
  search(query: Query, limit: number): Promise<SearchHit[]>;
  /** Papers a person may be typing the title, author or acronym of; fast enough for every key press. */
  suggest(typed: string, limit: number): Promise<SearchHit[]>;
  /** Papers near this one, never itself; empty when the id is unknown. */
  similar(id: string, limit: number): Promise<SimilarHit[]>;
}

export interface SearchHit {
  id: string;
  /** Comparable within one answer only. */
  score: number;
  evidence: Evidence;
}

/** Why a paper was found: what rules that call an answer the one may rest on (core/verdict.ts). */
export interface Evidence {
  by: MatchKind;
  /** Share of the query's information (IDF mass) that the paper's title, authors, year and names cover: 0 to 1. */
  coverage: number;
  /** The same share, where the paper's whole text (abstract, summary, subjects) may hold a word too; never less. */
  textCoverage: number;
  /** Likeness of the query to the whole title: 1 is the same normalised title. */
  titleLikeness: number;
  /**
   * Whether every telling word of the query is in the title or is a name the paper introduces, slips of the
   * keyboard allowed; a query of one word allows them only where six letters in seven are right.
   */
  complete: boolean;
}

/**
 * `identifier`: the id, arXiv id or DOI · `title`: the whole title, normalised · `acronym`: a name the paper
 * introduces · `phrase`: the words stand in the title in this order · `words`: ranked.
 */
export type MatchKind = 'identifier' | 'title' | 'acronym' | 'phrase' | 'words';

export interface SimilarHit {
  id: string;
  /** The likeness, and what the stated extras for authors in common and a citation add. */
  score: number;
  /** What the two texts have in common, as a share of what the paper has with itself: 0 to 1. Novelty rests on it. */
  likeness: number;
  /** Words both share, the most telling first, in readable form. */
  sharedTerms: string[];
  sharedAuthors: string[];
  /** Whether this one cites the other paper, or is cited by it. */
  citation: 'cites' | 'cited-by' | null;
}
