import { displayWidth } from '../../core/document/display-width.ts';
import type { Chart } from '../../core/document/document.ts';
import { inertLine } from '../../core/document/inert-text.ts';
import { type Piece, SERIES_COLOURS, type Style } from './paint.ts';
import { words } from './pieces.ts';
import { shorten } from './shorten.ts';
import { wrap } from './wrap.ts';

interface Series {
  name: string;
  letter: string;
  styles: readonly Style[];
  values: readonly number[];
}

/** A shorter bar says nothing; the figures then stand on a line of their own. */
const LEAST_BAR_CELLS = 8;

/** A lone paper should not fill the line. */
const MOST_CELLS_EACH = 2;

const SPARE_LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'];

/**
 * A chart as stacked bars of letters, one line a column, with the figures beside: readable without colour, and
 * by ear. `2020 LLLLCC  6 (L 4, C 2)`, and a legend that says what L and C are.
 */
export function chartLines(chart: Chart, columns: number): Piece[][] {
  const series = withLetters(chart);
  const labels = chart.columns.map((column) => shorten(inertLine(column), Math.floor(columns / 3)));
  const figures = labels.map((_, index) => figuresOf(series, index));
  const labelCells = Math.max(0, ...labels.map(displayWidth));
  const figureCells = Math.max(0, ...figures.map(displayWidth));
  const beside = columns - labelCells - figureCells - 3;
  const barCells = beside >= LEAST_BAR_CELLS ? beside : columns - labelCells - 1;
  const cellsEach = cellsForOne(series, labels.length, barCells);
  const rows = labels.flatMap((label, index) => {
    const bar = barPieces(series, index, cellsEach);
    const head: Piece[] = [{ text: pad(label, labelCells + 1), styles: [] }, ...bar];
    if (beside >= LEAST_BAR_CELLS) {
      const gap = bar.length === 0 ? '' : ' ';
      return [[...head, { text: `${gap}${figures[index] ?? ''}`, styles: [] }]];
    }
    return [head, ...wrap([words(figures[index] ?? '')], columns - 2).map(indented)];
  });
  return [...wrap([words(chart.title, ['strong'])], columns), ...rows, ...legendLines(series, columns)];
}

/** A letter for each series: one of its own name where it is free, capital, the part after the dot first. */
function withLetters(chart: Chart): Series[] {
  const taken = new Set<string>();
  return chart.series.map((each, index) => {
    const name = inertLine(each.name);
    const own = [...`${name.slice(name.lastIndexOf('.') + 1)}${name}`.toUpperCase()];
    const letter = [...own.filter((sign) => /^[A-Z]$/u.test(sign)), ...SPARE_LETTERS].find(
      (sign) => !taken.has(sign),
    );
    taken.add(letter ?? '#');
    const colour = SERIES_COLOURS[index % SERIES_COLOURS.length] ?? 'cyan';
    return { name, letter: letter ?? '#', styles: [colour], values: each.values };
  });
}

function figuresOf(series: readonly Series[], column: number): string {
  const parts = series.filter((each) => figureOf(each, column) !== 0);
  const total = parts.reduce((sum, each) => sum + figureOf(each, column), 0);
  if (parts.length === 0) return '0';
  return `${total} (${parts.map((each) => `${each.letter} ${figureOf(each, column)}`).join(', ')})`;
}

function cellsForOne(series: readonly Series[], columnCount: number, barCells: number): number {
  let largest = 0;
  for (let column = 0; column < columnCount; column += 1) {
    largest = Math.max(
      largest,
      series.reduce((sum, each) => sum + barValue(each, column), 0),
    );
  }
  if (largest === 0) return 0;
  const fitting = barCells / largest;
  return fitting >= 1 ? Math.min(MOST_CELLS_EACH, Math.floor(fitting)) : fitting;
}

/** Rounds where the parts meet rather than each part, so that a bar is as long as its total. */
function barPieces(series: readonly Series[], column: number, cellsEach: number): Piece[] {
  let sum = 0;
  let drawn = 0;
  const pieces: Piece[] = [];
  for (const each of series) {
    sum += barValue(each, column);
    const end = Math.round(sum * cellsEach);
    if (end > drawn) pieces.push({ text: each.letter.repeat(end - drawn), styles: each.styles });
    drawn = Math.max(drawn, end);
  }
  return pieces;
}

function legendLines(series: readonly Series[], columns: number): Piece[][] {
  const entries = series.flatMap((each, index) => [
    ...(index === 0 ? [] : [words(' ')]),
    { text: each.letter, styles: each.styles, whole: true },
    { text: ` = ${each.name}${index === series.length - 1 ? '' : ','}`, styles: [], whole: true },
  ]);
  return wrap(entries, columns);
}

function figureOf(series: Series, column: number): number {
  const value = series.values[column];
  return value === undefined || !Number.isFinite(value) ? 0 : value;
}

function barValue(series: Series, column: number): number {
  return Math.max(0, figureOf(series, column));
}

function pad(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - displayWidth(text)));
}

function indented(line: Piece[]): Piece[] {
  return [{ text: '  ', styles: [] }, ...line];
}
