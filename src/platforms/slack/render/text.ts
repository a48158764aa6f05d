import type { PlainTextElement } from '@slack/types';
import { graphemes } from '../../../core/document/display-width.ts';
import { inertLine } from '../../../core/document/inert-text.ts';

const ELLIPSIS = '…';

/** How far back the ends of characters are looked for, in UTF-16 units: parting long text into all of them is slow. */
const STRETCH = 200;

/** Stands where there is nothing to see, since Slack refuses empty text. */
const DASH = '–';

/** White space, joiners, and the letters that are drawn as nothing: Hangul fillers and the empty Braille cell. */
const BLANK = /^(?:[\s\u115f\u1160\u2800\u3164\uffa0]|\p{Join_Control})*$/u;

const SURROGATE_PAIR = /[\ud800-\udbff][\udc00-\udfff]$/;

/** For `text`, which Slack reads as mrkdwn: `&`, `<` and `>` as entities, so nothing in it links or calls anyone. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Escaped text of at most `most` characters, cut at a word's end and never inside an entity. */
export function escapedWithin(text: string, most: number): string {
  return escapeText(cutForEscaping(text, most));
}

/** Text that has at most `most` characters once Slack has escaped it. */
export function cutForEscaping(text: string, most: number): string {
  let room = most;
  let cut = cutText(text, room);
  for (let length = escapeText(cut).length; length > most; length = escapeText(cut).length) {
    room -= Math.max(1, Math.ceil((length - most) / LONGEST_ENTITY));
    cut = cutText(text, room);
  }
  return cut;
}

const LONGEST_ENTITY = '&amp;'.length;

/** Whether a reader would see nothing. Slack refuses empty text and shows such text as a gap. */
export function isBlank(text: string): boolean {
  return BLANK.test(text);
}

/**
 * At most `most` UTF-16 units, an ellipsis included: cut at a word's end where one is near, else between characters
 * as a reader sees them.
 */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  if (most < 1) return '';
  const room = most - ELLIPSIS.length;
  const wordEnd = text.lastIndexOf(' ', room);
  const end = wordEnd > room / 2 ? wordEnd : characterEnd(text, room);
  return text.slice(0, end).trimEnd() + ELLIPSIS;
}

/** At most `most` units of a text that goes back to its writer: no ellipsis, no half character. */
export function firstUnits(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, pairEnd(text, most));
}

/** One line of inert plain text of at most `most` units: the first of the texts that has something to see. */
export function plainText(most: number, ...texts: readonly string[]): PlainTextElement {
  const lines = texts.map((text) => inertLine(text).trim());
  const line = lines.find((each) => !isBlank(each)) ?? DASH;
  // With `emoji` a title's ":smile:" would become a picture; characters that are emoji are shown either way.
  return { type: 'plain_text', text: cutText(line, most), emoji: false };
}

/** The end of the last whole character within `room`; a heap of marks longer than the stretch looked at is cut within. */
function characterEnd(text: string, room: number): number {
  const from = pairEnd(text, Math.max(0, room - STRETCH));
  let end = from;
  for (const grapheme of graphemes(text.slice(from, room + 1))) {
    if (end + grapheme.length > room) break;
    end += grapheme.length;
  }
  return end > from ? end : pairEnd(text, room);
}

function pairEnd(text: string, end: number): number {
  return SURROGATE_PAIR.test(text.slice(Math.max(0, end - 1), end + 1)) ? end - 1 : end;
}
