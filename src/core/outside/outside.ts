import type { Paper } from '../paper/paper.ts';
import type { Identifier } from '../query/query.ts';

/** Paper sources beyond the library, asked one after another. */
export interface Outside {
  /** The paper with this identifier or title, as the first source that surely knows it tells. */
  look(words: string): Promise<OutsideAnswer>;
  /**
   * Brings papers into the library by arXiv ids, DOIs or addresses that hold one, or one paper by its title. Throws
   * `AskerError` where the words name no paper, or too many.
   */
  add(words: string, now: Date): Promise<Added>;
}

/** Sources by the names people know them by. */
export type OutsideAnswer =
  /** It is in the library already. */
  | { kind: 'known'; paper: Paper }
  | { kind: 'found'; found: FoundOutside }
  /** `unavailable`: could not be asked just now, so that they may know it all the same. */
  | { kind: 'nothing'; asked: string[]; unavailable: string[] };

export interface FoundOutside {
  /** As it would be in the library; its provenance says which source gave which facts. */
  paper: Paper;
  /** Who told of it, the first to know it first. */
  from: string[];
  /** What `add` finds it by again: `2210.06313`, a DOI, else its title. */
  ref: string;
}

/** What became of each paper that was to be added, in the order they were named. */
export interface Added {
  papers: AddedPaper[];
  /** Words that name no paper. */
  notUnderstood: string[];
}

export type AddedPaper = { ref: string } & (
  | { kind: 'added' | 'known'; paper: Paper; from: string[] }
  | { kind: 'nothing'; identifier: Identifier | null; asked: string[]; unavailable: string[] }
);
