import { displayWidth } from '../../core/document/display-width.ts';
import type { Action, Block, Document } from '../../core/document/document.ts';
import { inertBlock } from '../../core/document/inert-text.ts';
import { safeHref } from '../../core/document/rich-text.ts';
import { chartLines } from './chart.ts';
import { TERMINAL_LIMITS } from './limits.ts';
import { factLines, listLines, quoteLines } from './lists.ts';
import { type Numbering, numberDocument, type Press } from './numbering.ts';
import { type Piece, paint, type Style } from './paint.ts';
import { type Fragment, toFragments, wholeWords, words } from './pieces.ts';
import { wrap } from './wrap.ts';

export interface TerminalLook {
  /** In cells; bounded by `TERMINAL_LIMITS`. */
  width: number;
  /** Off for a pipe, `NO_COLOR` and dumb terminals: then the text carries no escape sequence at all. */
  colour: boolean;
  /** The number of the first item or button. */
  firstNumber: number;
  /** Where each file of the document was saved, in their order; without it a file's content is shown. */
  savedFiles?: readonly (string | null)[];
}

export interface Rendered {
  /** Lines with `\n` between them, none after the last. */
  text: string;
  presses: Press[];
}

/**
 * A document as a terminal shows it, and what the numbers in it do. All text of the document is inert: nothing
 * in it moves the cursor, colours, links or reorders. No line is wider than asked, but for code, files and addresses,
 * which stay copyable.
 */
export function renderTerminal(document: Document, look: TerminalLook): Rendered {
  const columns = boundedColumns(look.width);
  const numbering = numberDocument(document, look.firstNumber);
  const sections = [
    ...(hasWords(document) ? [] : [wrap([words(document.summary)], columns)]),
    ...blockSections(document, numbering, columns, look),
    wrap(actionFragments(document.actions, numbering, columns), columns),
  ];
  const lines = joinSections(sections.filter((section) => section.length > 0));
  return { text: lines.map((line) => paint(line, look.colour)).join('\n'), presses: numbering.presses };
}

function boundedColumns(width: number): number {
  const { leastColumns, mostColumns } = TERMINAL_LIMITS;
  return Math.min(mostColumns, Math.max(leastColumns, Math.floor(width) || leastColumns));
}

/** A picture or a file alone does not say what it is; then the summary is shown. */
function hasWords(document: Document): boolean {
  return document.blocks.some((block) => !['chart', 'file', 'code', 'note'].includes(block.kind));
}

function blockSections(
  document: Document,
  numbering: Numbering,
  columns: number,
  look: TerminalLook,
): Piece[][][] {
  let files = 0;
  return document.blocks.map((block, index) => {
    if (block.kind === 'file') return fileLines(block, look.savedFiles?.[files++] ?? null, columns);
    return blockLines(block, numbering.listStarts[index] ?? null, columns);
  });
}

function blockLines(
  block: Exclude<Block, { kind: 'file' }>,
  listStart: number | null,
  columns: number,
): Piece[][] {
  switch (block.kind) {
    case 'heading':
      return wrap(toFragments(block.text, ['strong']), columns);
    case 'paragraph':
      return wrap(toFragments(block.text), columns);
    case 'note':
      return wrap(toFragments(block.text, ['dim']), columns);
    case 'facts':
      return factLines(block.facts, columns);
    case 'list':
      return listLines(block.items, listStart, columns);
    case 'quote':
      return quoteLines(block.text, columns);
    case 'code':
      return uncutLines(block.text);
    case 'chart':
      return chartLines(block.chart, columns);
  }
}

function fileLines(
  block: Extract<Block, { kind: 'file' }>,
  savedAs: string | null,
  columns: number,
): Piece[][] {
  if (savedAs === null) return uncutLines(block.content);
  return wrap([words('saved to'), words(' '), wholeWords(savedAs, ['strong'])], columns);
}

/** Text to copy: as it is, however long its lines. */
function uncutLines(text: string): Piece[][] {
  const lines = inertBlock(text).split('\n');
  while (lines.at(-1) === '') lines.pop();
  return lines.map((line) => [{ text: line, styles: [] }]);
}

/** `[1] Abstract  [2] Similar`: lines break between buttons, two spaces keep them apart. */
function actionFragments(actions: readonly Action[], numbering: Numbering, columns: number): Fragment[] {
  return actions.flatMap((action, index) => {
    const number = numbering.actionNumbers[index] ?? null;
    const label = number === null ? action.label : `[${number}] ${action.label}`;
    const address = action.kind === 'link' ? safeHref(action.href) : null;
    const last = index === actions.length - 1;
    const button = words(last || address !== null ? label : `${label} `, actionStyles(action));
    const shown = { ...button, whole: displayWidth(button.text) <= columns };
    const beside =
      address === null ? [] : [words(' '), wholeWords(`(${address})${last ? '' : ' '}`, ['dim'])];
    return index === 0 ? [shown, ...beside] : [words(' '), shown, ...beside];
  });
}

function actionStyles(action: Action): Style[] {
  if (action.kind === 'link') return [];
  if (action.style === 'danger') return ['danger'];
  return action.style === 'primary' ? ['strong'] : [];
}

/** A blank line between blocks. */
function joinSections(sections: readonly Piece[][][]): Piece[][] {
  return sections.flatMap((section, index) => (index === 0 ? section : [[], ...section]));
}
