import { inertLine } from '../../../core/document/inert-text.ts';

/** Keeps `@everyone` and `@here` from being one word, which is what makes them a call. */
const BREAK = '\u200b';

/** Half a character at the end of a cut: the second half of a pair, a mark, a joiner, a skin tone. */
const LEANS_ON_THE_ONE_BEFORE = /^[\p{M}\p{Join_Control}\p{Emoji_Modifier}\udc00-\udfff]/u;

const LOW_SURROGATE = /^[\udc00-\udfff]/;

const LONGEST_CLUSTER = 40;

/** One line of text that is only read, with what is invisible gone, composed (NFC). */
export function tidyLine(text: string): string {
  return inertLine(text).normalize('NFC');
}

/** Text for a place without markup (labels, options, titles of modals), at most so long, cut at a word's end. */
export function plainLabel(text: string, most: number): string {
  const whole = breakCalls(tidyLine(text)).replace(/\s+/gu, ' ').trim();
  return cutText(whole, most);
}

export function breakCalls(text: string): string {
  return text.replace(/@(?=everyone|here)/giu, `@${BREAK}`);
}

/** Whether there is anything to see: not only spaces, fillers and joiners. */
export function hasInk(text: string): boolean {
  return /[^\p{Cf}\p{Cc}\p{Cs}\p{Z}\p{M}\u115f\u1160\u3164\uffa0\u2800]/u.test(text);
}

/** The text in at most so many UTF-16 units, cut at a word's end where there is one near, and then with `…`. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, cutPoint(text, most - 1))}…`;
}

/** Where to cut so that at most `most` units stay: after a word, else between two whole characters. */
export function cutPoint(text: string, most: number): number {
  if (text.length <= most) return text.length;
  const space = text.lastIndexOf(' ', most);
  if (space > most / 2) return text.slice(0, space).trimEnd().length;
  let end = Math.max(0, most);
  const least = Math.max(0, end - LONGEST_CLUSTER);
  while (end > least && leans(text, end)) end -= 1;
  return LOW_SURROGATE.test(text.charAt(end)) ? Math.max(0, end - 1) : end;
}

function leans(text: string, at: number): boolean {
  const here = String.fromCodePoint(text.codePointAt(at) ?? 0x20);
  return LEANS_ON_THE_ONE_BEFORE.test(here) || text.charAt(at - 1) === '\u200d';
}
