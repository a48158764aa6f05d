/**
 * A paper as Broadsheet keeps it. Plain data: what is stored is what is exported.
 *
 * Text fields (`title`, `abstract`, `authors`) hold the source's own form, LaTeX and all; what people read is
 * made from them by `core/latex`. Nothing in here is ever guessed silently: a field is `null` or empty when no
 * source gave it, and `publishedInferred` marks the one fact we may complete ourselves.
 */
export interface Paper {
  /** Stable name of the paper in this library: the slug of its title, or the id its file gave it. */
  id: string;
  title: string;
  /** Display names in the order of the source. */
  authors: string[];
  /** Whether the source cut the list ("et al."). */
  authorsCut: boolean;
  /** Authors on whose own page the paper stands, though a cut list does not name them. */
  pageAuthors: string[];
  labs: string[];
  /** Full category names such as `cs.LG`, the primary one first. */
  categories: string[];
  /** `2022`, `2022-10` or `2022-10-12`: its length is its precision. */
  published: string | null;
  /** Whether part of `published` was worked out by us, such as a year the source left out. */
  publishedInferred: boolean;
  hasCode: boolean;
  /** https links to code, as the source gave them. */
  codeLinks: string[];
  abstract: string | null;
  /** Two or three sentences; never the abstract itself. */
  summary: Summary | null;
  /** Names of the methods, models and data the paper introduces: LAMB, FIRE, SToICaL. */
  terms: string[];
  /** What the paper is about, in words a reader would use. */
  topics: string[];
  /** arXiv id without its version: `2210.06313` or `math/0309136`. */
  arxivId: string | null;
  /** Newest arXiv version known. */
  version: number | null;
  /** Lower case, without any prefix: `10.1038/s41586-020-2649-2`. */
  doi: string | null;
  url: string | null;
  /** Where it appeared, in the source's words. */
  venue: string | null;
  /** Works it cites, as far as a source told: arXiv ids without version (`2210.06313`) and DOIs (`10.1038/…`). */
  references: string[];
  metrics: Metric[];
  /** What a source says against relying on it; `null` where none does. */
  retracted: Retraction | null;
  /**
   * ISO instant at which this library first held it; `null` where that was not recorded. What Broadsheet ships with
   * was held from the beginning of time, so that none of it is ever news.
   */
  added: string | null;
  /** Every source that told us of this paper, oldest first. */
  provenance: Provenance[];
}

export interface Summary {
  text: string;
  /** `us`: written for this library. A model's text carries its name and date. */
  by: 'us' | { model: string; date: string };
}

/** That a paper was taken back or doubted, as a source says. */
export interface Retraction {
  /** `retracted`: by its publisher · `withdrawn`: by its authors · `concern`: the publisher doubts it in public. */
  kind: 'retracted' | 'withdrawn' | 'concern';
  /** The source's own words; may be empty. */
  note: string;
  /** The source as people know it: `arXiv`. */
  source: string;
}

/** A figure a source states about a paper or an author. It is the source's claim, never ours. */
export interface Metric {
  /** As the source labels it: `citations`, `h-index`. */
  name: string;
  /** A number; percentages as 0 to 100. */
  value: number;
  unit: 'count' | 'percent' | 'score';
  source: string;
}

export interface Provenance {
  /** Kind of source: `seed`, `author-page`, `arxiv`, `jsonl`. */
  source: string;
  /** Which one: a page's name, a file's name, an id. Never a path. */
  ref: string;
  /** When we read it: an ISO date, `2026-11-23`. */
  retrieved: string;
  /** The fields of `Paper` this source gave. */
  facts: string[];
}

/** What a source says of a paper: a title, and whatever else it knows. */
export type PaperDraft = Pick<Paper, 'title'> & Partial<Omit<Paper, 'title' | 'added' | 'provenance'>>;

/** An author as a source describes them. Authors that only appear on papers have no record: see `AuthorProfile`. */
export interface Author {
  /** Slug of the name. */
  id: string;
  name: string;
  /** Other spellings met: `S. Bhojanapalli`. */
  variants: string[];
  /** The source's figures, in its order. */
  figures: Metric[];
  /** The source's main category for the author, such as `cs.LG`. */
  category: string | null;
  provenance: Provenance[];
}

/** What a source says of an author. */
export type AuthorDraft = Pick<Author, 'name'> & Partial<Omit<Author, 'name' | 'provenance'>>;
