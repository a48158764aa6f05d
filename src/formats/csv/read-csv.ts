import type { ReadEvent } from '../../core/ports/formats.ts';
import { recordEvents } from '../record-events.ts';
import { COLUMNS, OWN_HEADERS } from './columns.ts';
import { withoutGuard } from './csv-row.ts';
import { foreignDraft } from './foreign-draft.ts';
import { guessDelimiter, placesOf } from './headers.ts';
import { type Row, readRows } from './rows.ts';

type ReadCells = (cells: readonly string[], where: string) => Iterable<ReadEvent>;

/** The events of a file, row by row, once its header row says what the columns are. */
export async function* readCsv(content: AsyncIterable<string>): AsyncGenerator<ReadEvent> {
  let readCells: ReadCells | null = null;
  let width = 0;
  for await (const row of readRows(content, guessDelimiter)) {
    const where = `line ${row.line}`;
    if (row.problem !== null) yield { kind: 'skipped', where, why: row.problem };
    else if (readCells === null) {
      if (isSeparatorLine(row)) continue;
      readCells = readerFor(row.cells);
      width = row.cells.length;
      if (readCells === null)
        return yield { kind: 'skipped', where, why: 'no column of the header row is a title' };
    } else if (row.cells.slice(width).some((cell) => cell.trim() !== '')) {
      yield { kind: 'skipped', where, why: `the row has ${row.cells.length} cells, the header row ${width}` };
    } else if (row.cells.some((cell) => cell.trim() !== '')) yield* readCells(row.cells, where);
  }
}

/** `sep=;` in the first line is a word to spreadsheets. */
function isSeparatorLine({ line, cells }: Row): boolean {
  return line === 1 && /^sep=/i.test(cells[0] ?? '');
}

function readerFor(headers: readonly string[]): ReadCells | null {
  const names = headers.map((header) => header.trim());
  if (OWN_HEADERS.every((header) => names.includes(header))) return ownReader(names);
  const places = placesOf(names);
  if (!places.has('title')) return null;
  return function* (cells, where) {
    const paper = foreignDraft(cells, places);
    if (paper === null) yield { kind: 'skipped', where, why: 'the row has no title' };
    else yield { kind: 'paper', paper, where };
  };
}

/** A file of ours: every column is read as it was written, wherever a person has moved it. */
function ownReader(headers: readonly string[]): ReadCells {
  return (cells, where) => {
    const record: Record<string, unknown> = {};
    for (const column of COLUMNS) {
      const cell = cells[headers.indexOf(column.header)] ?? '';
      record[column.header] = column.read(withoutGuard(cell.trim()));
    }
    const { summary, summaryBy: by, ...others } = record;
    const told = summary === undefined || by === undefined ? {} : { summary: { text: summary, by } };
    return recordEvents({ ...others, ...told }, where);
  };
}
