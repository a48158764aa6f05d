import type { Paper } from '../../core/paper/paper.ts';
import type { PaperWriter } from '../../core/ports/formats.ts';
import { csvRow } from './csv-row.ts';

type Column = readonly [header: string, cell: (paper: Paper) => string];

const COLUMNS: readonly Column[] = [
  ['id', (paper) => paper.id],
  ['title', (paper) => paper.title],
  ['authors', (paper) => listOf(paper.authors)],
  ['authorsCut', (paper) => String(paper.authorsCut)],
  ['published', (paper) => paper.published ?? ''],
  ['publishedInferred', (paper) => String(paper.publishedInferred)],
  ['venue', (paper) => paper.venue ?? ''],
  ['categories', (paper) => listOf(paper.categories)],
  ['arxivId', (paper) => paper.arxivId ?? ''],
  ['doi', (paper) => paper.doi ?? ''],
  ['url', (paper) => paper.url ?? ''],
  ['hasCode', (paper) => String(paper.hasCode)],
  ['codeLinks', (paper) => listOf(paper.codeLinks)],
  ['pageAuthors', (paper) => listOf(paper.pageAuthors)],
  ['labs', (paper) => listOf(paper.labs)],
  ['topics', (paper) => listOf(paper.topics)],
  ['terms', (paper) => listOf(paper.terms)],
  ['references', (paper) => listOf(paper.references)],
  ['summary', (paper) => paper.summary?.text ?? ''],
  ['abstract', (paper) => paper.abstract ?? ''],
];

/** CSV as RFC 4180 has it, in UTF-8 without a byte order mark, with a header row; lists are parted by `; `. */
export const csvWriter: PaperWriter = {
  name: 'csv',
  extension: 'csv',
  mediaType: 'text/csv; charset=utf-8; header=present',
  *write(papers, notes) {
    const columns = notes === undefined ? COLUMNS : [...COLUMNS, notesColumn(notes)];
    yield csvRow(columns.map(([header]) => header));
    for (const paper of papers) yield csvRow(columns.map(([, cell]) => cell(paper)));
  },
};

function notesColumn(notes: ReadonlyMap<string, string>): Column {
  return ['note', (paper) => notes.get(paper.id) ?? ''];
}

function listOf(values: readonly string[]): string {
  return values.join('; ');
}
