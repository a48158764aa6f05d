import type { PaperReader, PaperWriter } from '../../core/ports/formats.ts';
import { COLUMNS, type Column } from './columns.ts';
import { csvRow } from './csv-row.ts';
import { readCsv } from './read-csv.ts';

/**
 * CSV with a header row: our own files, in which every column is known, and those of reference managers, databases and
 * people, by the names they give their columns. Cells are parted by commas, semicolons, tabs or bars.
 */
export const csvReader: PaperReader = { name: 'csv', read: readCsv };

/** CSV as RFC 4180 has it, in UTF-8 without a byte order mark, with a header row; lists are parted by `; `. */
export const csvWriter: PaperWriter = {
  name: 'csv',
  extension: 'csv',
  mediaType: 'text/csv; charset=utf-8; header=present',
  *write(papers, notes) {
    const columns = notes === undefined ? COLUMNS : [...COLUMNS, notesColumn(notes)];
    yield csvRow(columns.map(({ header }) => header));
    for (const paper of papers) yield csvRow(columns.map(({ write }) => write(paper)));
  },
};

/** A reader's remarks are that reader's: they go out and are not taken in. */
function notesColumn(notes: ReadonlyMap<string, string>): Column {
  return { header: 'note', write: (paper) => notes.get(paper.id) ?? '', read: () => undefined };
}
