import type { Action, Block, Call, Document } from '../../core/document/document.ts';
import { inertLine } from '../../core/document/inert-text.ts';
import { flatten, safeHref } from '../../core/document/rich-text.ts';

/** What a number typed after an answer does. */
export interface Press {
  number: number;
  label: string;
  target: { kind: 'call'; call: Call } | { kind: 'link'; href: string };
}

export interface Numbering {
  presses: Press[];
  /** The number of the first item, for each block of the document; `null` where items show no number. */
  listStarts: (number | null)[];
  /** The number of each action, in their order; `null` for a link that leads nowhere safe. */
  actionNumbers: (number | null)[];
}

type ListBlock = Extract<Block, { kind: 'list' }>;

/**
 * Gives items and buttons one row of numbers: a list keeps its own where they are still free, a further list or
 * one that can be picked from but has none goes on from the last, and buttons come after all lists. A numbered
 * list keeps its numbers taken even where its items do nothing, so that no number on screen means two things.
 */
export function numberDocument(document: Document, firstNumber: number): Numbering {
  const numbering: Numbering = { presses: [], listStarts: [], actionNumbers: [] };
  let free = firstNumber;
  for (const block of document.blocks) {
    const start = block.kind === 'list' ? listStart(block, free) : null;
    numbering.listStarts.push(start);
    if (block.kind !== 'list' || start === null) continue;
    numbering.presses.push(...itemPresses(block, start));
    free = start + block.items.length;
  }
  for (const action of document.actions) {
    const press = actionPress(action, free);
    numbering.actionNumbers.push(press === null ? null : free);
    if (press === null) continue;
    numbering.presses.push(press);
    free += 1;
  }
  return numbering;
}

function listStart(list: ListBlock, free: number): number | null {
  if (list.start !== null) return Math.max(list.start, free);
  return list.items.some((item) => item.call !== undefined) ? free : null;
}

function itemPresses(list: ListBlock, start: number): Press[] {
  return list.items.flatMap((item, index) => {
    if (item.call === undefined) return [];
    const label = inertLine(flatten(item.title));
    return [{ number: start + index, label, target: { kind: 'call', call: item.call } }];
  });
}

function actionPress(action: Action, number: number): Press | null {
  const label = inertLine(action.label);
  if (action.kind === 'button') return { number, label, target: { kind: 'call', call: action.call } };
  const href = safeHref(action.href);
  return href === null ? null : { number, label, target: { kind: 'link', href } };
}
