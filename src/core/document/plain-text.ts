import type { Action, Block, Document, ListItem, RichText, Span } from './document.ts';
import { inertBlock, inertLine } from './inert-text.ts';
import { flatten, safeHref } from './rich-text.ts';

/**
 * The whole document as plain text for a screen reader, a log or a pipe: blocks apart by a blank line, links as
 * `text (https://…)`, a chart as its alternative text, the actions named in a last line. The summary comes first
 * unless a heading or paragraph says the same. Free of control and direction characters; never throws.
 */
export function plainText(document: Document): string {
  const summary = saysItself(document) ? '' : inertLine(document.summary);
  const parts = [summary, ...document.blocks.map(blockText), actionsText(document.actions)];
  return parts.filter((part) => part.trim() !== '').join('\n\n');
}

/** Rich text as one plain line, each link followed by its address. */
export function plainLine(rich: RichText): string {
  return rich.map(spanText).join('');
}

function saysItself(document: Document): boolean {
  const summary = comparable(document.summary);
  return document.blocks.some(
    (block) =>
      (block.kind === 'heading' || block.kind === 'paragraph') && comparable(flatten(block.text)) === summary,
  );
}

/** Without the difference a closing full stop or a space makes. */
function comparable(text: string): string {
  const words = inertLine(text).split(' ').filter(Boolean).join(' ').toLowerCase();
  return words.endsWith('.') ? words.slice(0, -1) : words;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'note':
      return plainLine(block.text);
    case 'quote':
      return `“${plainLine(block.text)}”`;
    case 'facts':
      return block.facts.map((fact) => `${inertLine(fact.label)}: ${plainLine(fact.value)}`).join('\n');
    case 'list':
      return block.items.map((item, index) => itemText(item, block.start, index)).join('\n');
    case 'code':
      return inertBlock(block.text);
    case 'chart':
      return inertLine(block.chart.alt);
    case 'file':
      return `${inertLine(block.name)}:\n${inertBlock(block.content)}`;
  }
}

function itemText(item: ListItem, start: number | null, index: number): string {
  const marker = start === null ? '-' : `${start + index}.`;
  const title = `${marker} ${plainLine(item.title)}`;
  return item.detail === undefined ? title : `${title}\n   ${plainLine(item.detail)}`;
}

function spanText(span: Span): string {
  const text = inertLine(span.text);
  const href = span.href === undefined ? null : safeHref(span.href);
  return href === null || href === text ? text : `${text} (${href})`;
}

function actionsText(actions: Action[]): string {
  if (actions.length === 0) return '';
  return `Actions: ${actions.map(actionText).join(', ')}`;
}

function actionText(action: Action): string {
  if (action.kind === 'button') return inertLine(action.label);
  return spanText({ text: action.label, href: action.href });
}
