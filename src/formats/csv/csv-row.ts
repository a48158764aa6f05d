import { inertBlock } from '../../core/document/inert-text.ts';

/** One row, ended by CR LF. Cells are made inert and quoted where they must be (RFC 4180, section 2). */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(defused(inertBlock(cell).trim()))).join(',')}\r\n`;
}

/**
 * Spreadsheets run a cell that begins with `=`, `+`, `-`, `@`, tab or CR as a formula, which text from outside
 * could use to send data away. An apostrophe before it makes it text; spreadsheets do not show it, other
 * programs see it and must take it off. Full-width forms count, since some programs read them alike. Text that
 * begins so by itself gets one more, so that taking one off gives every cell back.
 */
function defused(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** Takes off the apostrophe that `csvRow` put before a formula. */
export function withoutGuard(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

function quoted(cell: string): string {
  return /[",\n;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
