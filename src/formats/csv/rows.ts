import { type Line, readLines } from '../lines.ts';

export interface Row {
  /** The line it begins in, counted from 1. */
  line: number;
  cells: string[];
  /** Why it cannot be read, or `null`. */
  problem: string | null;
}

/** A row on its way in; `cell` is open. */
interface OpenRow {
  lines: Line[];
  /** UTF-16 units. */
  length: number;
  cells: string[];
  cell: string;
  inQuotes: boolean;
}

/** UTF-16 units; a longer row is let go while it is read. */
const LONGEST_ROW = 1_000_000;
/** How often the rows swallowed by a quotation mark that is never closed are looked for; bounds the work. */
const MOST_RETRIES = 20;

interface Reading {
  open: OpenRow | null;
  delimiter: string | null;
  delimiterOf(firstLine: string): string;
  retries: number;
}

/**
 * The rows of CSV, by RFC 4180 and what is often met beside it: spaces around quoted cells, quotation marks inside them
 * that are not doubled. `delimiterOf` tells from the first line what parts the cells. Empty lines are no rows. A
 * quotation mark that is never closed costs its own row: reading begins again in the line after.
 */
export async function* readRows(
  content: AsyncIterable<string>,
  delimiterOf: (firstLine: string) => string,
): AsyncGenerator<Row> {
  const reading: Reading = { open: null, delimiter: null, delimiterOf, retries: 0 };
  for await (const line of readLines(content, LONGEST_ROW)) yield* takeLine(reading, line);
  while (reading.open !== null) yield* giveUp(reading, reading.open);
}

function* takeLine(reading: Reading, line: Line): Generator<Row> {
  if (line.tooLong) return yield { line: line.number, cells: [], problem: 'the line is longer than 1 MB' };
  if (reading.open === null && line.text.trim() === '') return;
  reading.delimiter ??= reading.delimiterOf(line.text);
  reading.open ??= { lines: [], length: 0, cells: [], cell: '', inQuotes: false };
  const row = reading.open;
  row.lines.push(line);
  row.length += line.text.length + 1;
  readCells(row, line.text, reading.delimiter);
  if (row.inQuotes && row.length <= LONGEST_ROW) return;
  if (row.inQuotes) return yield* giveUp(reading, row);
  reading.open = null;
  yield { line: row.lines[0]?.number ?? line.number, cells: row.cells, problem: null };
}

function* giveUp(reading: Reading, { lines: [first, ...others] }: OpenRow): Generator<Row> {
  reading.open = null;
  reading.retries += 1;
  const isLast = reading.retries > MOST_RETRIES;
  const lost = isLast && others.length > 0 ? `; with it ${others.length} more lines are lost` : '';
  yield { line: first?.number ?? 1, cells: [], problem: `a quotation mark in it is never closed${lost}` };
  if (!isLast) for (const line of others) yield* takeLine(reading, line);
}

/** Takes a line into a row, up to its end or to the end of the line inside quotation marks. */
function readCells(row: OpenRow, text: string, delimiter: string): void {
  let index = 0;
  for (;;) {
    if (!row.inQuotes) {
      const opening = /^\s{0,9}"/.exec(text.slice(index, index + 10));
      row.inQuotes = opening !== null && !opening[0].includes(delimiter);
      if (row.inQuotes) index += opening?.[0].length ?? 0;
    }
    const end = row.inQuotes ? endOfQuoted(text, index, delimiter) : delimiterFrom(text, index, delimiter);
    if (end === null) {
      row.cell += `${text.slice(index).replaceAll('""', '"')}\n`;
      return;
    }
    row.cells.push(
      row.inQuotes ? row.cell + text.slice(index, end).replaceAll('""', '"') : text.slice(index, end),
    );
    row.cell = '';
    index = row.inQuotes ? delimiterFrom(text, end, delimiter) : end;
    row.inQuotes = false;
    if (index >= text.length) return;
    index += delimiter.length;
  }
}

/** Where the next delimiter is, or the line's end. */
function delimiterFrom(text: string, from: number, delimiter: string): number {
  const index = text.indexOf(delimiter, from);
  return index === -1 ? text.length : index;
}

/** Where a quoted cell's closing mark stands: before a delimiter or the line's end; others belong to the text. */
function endOfQuoted(text: string, from: number, delimiter: string): number | null {
  for (let index = text.indexOf('"', from); index !== -1; index = text.indexOf('"', index + 1)) {
    if (text[index + 1] === '"') {
      index += 1;
      continue;
    }
    const after = text.slice(index + 1, index + 10);
    if (
      text.startsWith(delimiter, index + 1) ||
      /^\s*$/.test(after) ||
      after.trimStart().startsWith(delimiter)
    )
      return index;
  }
  return null;
}
