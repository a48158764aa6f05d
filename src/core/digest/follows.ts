import { cleanTyped } from '../query/clean.ts';
import { foldedWords } from '../text/fold.ts';
import type { Follow } from './subscription.ts';

const LONGEST_VALUE = 200;

/** What is followed as it is kept: one line of readable text. `null` where there is no word in it. */
export function cleanFollow({ kind, value }: Follow): Follow | null {
  const cleaned = cleanTyped(value, LONGEST_VALUE);
  return foldedWords(cleaned).length === 0 ? null : { kind, value: cleaned };
}

/** Whether two are the same but for their spelling. */
export function isSameFollow(a: Follow, b: Follow): boolean {
  return a.kind === b.kind && folded(a.value) === folded(b.value);
}

/** How one is named exactly: `topic:sparse attention`. */
export function followKey({ kind, value }: Follow): string {
  return `${kind}:${value}`;
}

/**
 * Those a person means: `all`, one by its number in the list, one named exactly, or those that hold all the words,
 * after `author:`, `topic:` or `category:` of that kind alone.
 */
export function followsMeant(follows: readonly Follow[], typed: string): Follow[] {
  const asked = cleanTyped(typed, LONGEST_VALUE + 20);
  if (asked.toLowerCase() === 'all') return [...follows];
  const numbered = /^#?\d{1,3}$/.test(asked) ? follows[Number(asked.replace('#', '')) - 1] : undefined;
  if (numbered !== undefined) return [numbered];
  const [, kind = '', rest = ''] = /^(author|topic|category):(.*)$/i.exec(asked) ?? [];
  const value = kind === '' ? asked : rest;
  const ofKind = follows.filter((each) => kind === '' || each.kind === kind.toLowerCase());
  const exact = ofKind.filter((each) => folded(each.value) === folded(value));
  if (exact.length > 0) return exact;
  const words = foldedWords(value);
  if (words.length === 0) return [];
  return ofKind.filter((each) => words.every((word) => folded(each.value).includes(word)));
}

function folded(value: string): string {
  return foldedWords(value).join(' ');
}
