import type { PaperDraft } from '../paper/paper.ts';
import type { Identifier } from '../query/query.ts';
import type { ReadEvent } from './formats.ts';

/**
 * A place papers come from. Every source passes test/contracts/source-contract.ts: nothing found is `null` or no event,
 * a bad element is reported and the others kept, and a far side that cannot answer is a `SourceUnavailable`, never
 * "nothing found".
 */
export interface PaperSource {
  /** As in `import <source>`; the name of its folder. */
  name: string;
  /** As people know it: `arXiv`. */
  title: string;
  can: SourceAbilities;
  /** The paper an identifier names. Only for the kinds in `can.identifiers`. */
  byIdentifier(identifier: Identifier): Promise<PaperDraft | null>;
  /** The paper with this title; `null` when the best the source knows has another title. Only where `can.titles`. */
  byTitle(title: string): Promise<PaperDraft | null>;
  /**
   * Papers a reference names, newest first where the source can: `2210.06313`, `cs.LG`, `author:Neyshabur`, a feed's
   * address, a Zotero group. Throws an AskerError, with what was expected, for a reference it cannot read.
   */
  read(ref: string, options: SourceReading): AsyncIterable<ReadEvent>;
}

export interface SourceAbilities {
  identifiers: readonly Identifier['kind'][];
  titles: boolean;
  /** What `read` takes, for usage lines: `an id, a query, a category or author:<name>`; `null` where it takes nothing. */
  refs: string | null;
  /** Whether `read` may be repeated on a schedule to hear of what is new. */
  follows: boolean;
}

export interface SourceReading {
  /** At most so many papers. */
  limit: number;
  /** Papers that appeared before this ISO day may be left out; `null` for all. */
  since: string | null;
}
