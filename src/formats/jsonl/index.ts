import type { PaperReader, PaperWriter } from '../../core/ports/formats.ts';
import { readLines } from '../lines.ts';
import { paperLine } from './paper-line.ts';
import { readRecord } from './read-record.ts';

/** UTF-16 units; a longer line is let go while it is read. */
const LONGEST_LINE = 5 * 1024 * 1024;

/** JSON Lines, a paper a line; only `title` is required. Empty lines and unknown fields are passed over. */
export const jsonlReader: PaperReader = {
  name: 'jsonl',
  async *read(content) {
    for await (const line of readLines(content, LONGEST_LINE)) {
      const where = `line ${line.number}`;
      if (line.tooLong) yield { kind: 'skipped', where, why: 'the line is longer than 5 MB' };
      else if (line.text.trim() !== '') yield* readRecord(line.text, where);
    }
  },
};

/** JSON Lines: the whole paper, so that reading it back gives the same one. */
export const jsonlWriter: PaperWriter = {
  name: 'jsonl',
  extension: 'jsonl',
  mediaType: 'application/x-ndjson',
  *write(papers) {
    for (const paper of papers) yield paperLine(paper);
  },
};
