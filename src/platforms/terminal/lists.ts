import { displayWidth } from '../../core/document/display-width.ts';
import type { Fact, ListItem, RichText } from '../../core/document/document.ts';
import { inertLine } from '../../core/document/inert-text.ts';
import type { Piece } from './paint.ts';
import { toFragments } from './pieces.ts';
import { wrap } from './wrap.ts';

/** Labels wider than this part of the line get a line of their own. */
const WIDEST_LABEL_SHARE = 1 / 3;

/** Label and value pairs with the values aligned. */
export function factLines(facts: readonly Fact[], columns: number): Piece[][] {
  const labels = facts.map((fact) => inertLine(fact.label));
  const widest = Math.floor(columns * WIDEST_LABEL_SHARE);
  const fitting = labels.map(displayWidth).filter((cells) => cells <= widest);
  const indent = Math.max(0, ...fitting) + 2;
  return facts.flatMap((fact, index) => {
    const label = labels[index] ?? '';
    const value = wrap(toFragments(fact.value), columns - indent);
    if (displayWidth(label) <= widest) return hang(label, indent, value);
    return [...wrap(toFragments([{ text: label }], ['dim']), columns), ...hang('', indent, value)];
  });
}

/**
 * Items under each other, details indented beneath. Where a number picks an item it stands in brackets, as on a
 * button; a number that only counts has a full stop.
 */
export function listLines(items: readonly ListItem[], start: number | null, columns: number): Piece[][] {
  const markers = items.map((item, index) => marker(item, start === null ? null : start + index));
  const indent = Math.max(0, ...markers.map(displayWidth)) + 1;
  return items.flatMap((item, index) => {
    const title = wrap(toFragments(item.title), columns - indent);
    const detail = item.detail === undefined ? [] : wrap(toFragments(item.detail, ['dim']), columns - indent);
    return hang(markers[index] ?? '', indent, [...title, ...detail], []);
  });
}

/** A passage with a bar at its side. */
export function quoteLines(text: RichText, columns: number): Piece[][] {
  const bar: Piece = { text: '│ ', styles: ['dim'] };
  return wrap(toFragments(text), columns - 2).map((line) => [bar, ...line]);
}

function marker(item: ListItem, number: number | null): string {
  if (number === null) return '•';
  return item.call === undefined ? `${number}.` : `[${number}]`;
}

/** Puts a label before the first line and as much room before the others. */
function hang(label: string, indent: number, lines: Piece[][], styles: Piece['styles'] = ['dim']): Piece[][] {
  const room = ' '.repeat(indent);
  const first = label + ' '.repeat(Math.max(0, indent - displayWidth(label)));
  const body = lines.length === 0 ? [[]] : lines;
  return body.map((line, index) => [
    index === 0 ? { text: first, styles } : { text: room, styles: [] },
    ...line,
  ]);
}
