import type { AuthorDraft, Paper, PaperDraft } from '../paper/paper.ts';

/**
 * Files papers come in as. Every reader passes test/contracts/format-contract.ts: it never throws on bad
 * content, reports what it skips with the place, and reads in one pass with bounded memory.
 */
export interface PaperReader {
  /** As in `import <format>`. */
  name: string;
  read(content: AsyncIterable<string>, settings: ReadSettings): AsyncIterable<ReadEvent>;
}

export interface ReadSettings {
  /** The day the content was taken from its source, ISO date; what "Jan 9" without a year is read against. */
  captured: string;
}

export type ReadEvent =
  | { kind: 'paper'; paper: PaperDraft /** `line 12`, `entry knuth84`. */; where: string }
  | { kind: 'author'; author: AuthorDraft; where: string }
  /** An entry that could not be read; the others go on. */
  | { kind: 'skipped'; where: string; why: string }
  /** Something the person should know that lost nothing: "the page announces 44 papers and lists 43". */
  | { kind: 'note'; text: string };

/** Files papers go out as. */
export interface PaperWriter {
  /** As in `export --format`. */
  name: string;
  extension: string;
  mediaType: string;
  /**
   * The file in pieces, so that a large library never stands in memory as one text. `notes` are a reader's own
   * remarks by paper id, written where the format has a place for them.
   */
  write(papers: Iterable<Paper>, notes?: ReadonlyMap<string, string>): Iterable<string>;
}
