import { describeInstant } from '../../core/schedule/index.ts';
import { type Html, html, type Part } from './html.ts';

/** An instant of ISO form in words and in the zone named; `never` for none. */
export function instant(at: string | null, zone: string, never = 'never'): Html {
  if (at === null) return html`${never}`;
  return html`<time datetime="${at}">${describeInstant(new Date(at), zone)}</time>`;
}

export type Mark = 'good' | 'bad' | 'waiting' | 'idle';

const SIGNS: Readonly<Record<Mark, string>> = { good: '✓', bad: '✗', waiting: '…', idle: '–' };

/** A state in words, with a sign before it; colour only repeats what both say. */
export function state(mark: Mark, words: string): Html {
  return html`<span class="state ${mark}"><span aria-hidden="true">${SIGNS[mark]}</span> ${words}</span>`;
}

/** A number with its thousands grouped. */
export function grouped(count: number): string {
  return count.toLocaleString('en');
}

/** `250 ms`, `3 s`, `1.5 s`. */
export function duration(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${ms / 1000} s`;
}

export interface Column<Row> {
  name: string;
  cell: (row: Row) => Part;
  isNumber?: boolean;
}

/**
 * A table whose first column names the row. On a narrow screen each row becomes a card, and each cell says its column
 * by `data-column`; the roles keep it a table for screen readers however it is laid out.
 */
export function table<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[]): Html {
  const [first, ...others] = columns;
  if (first === undefined) return html``;
  return html`<table role="table">
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map((column) => html`<th role="columnheader" scope="col" class="${column.isNumber === true ? 'number' : 'words'}">${column.name}</th>`)}</tr></thead>
<tbody role="rowgroup">
${rows.map(
  (row) =>
    html`<tr role="row"><th role="rowheader" scope="row" data-column="${first.name}">${first.cell(row)}</th>${others.map((column) => cellOf(column, row))}</tr>
`,
)}</tbody>
</table>`;
}

function cellOf<Row>(column: Column<Row>, row: Row): Html {
  const kind = column.isNumber === true ? 'number' : 'words';
  return html`<td role="cell" class="${kind}" data-column="${column.name}"><span>${column.cell(row)}</span></td>`;
}

/** Terms and what holds for each. */
export function facts(rows: readonly (readonly [term: string, value: Part])[]): Html {
  return html`<dl>${rows.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;
}
