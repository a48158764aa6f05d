import type { RichText, Span } from '../../../core/document/document.ts';
import { safeHref } from '../../../core/document/rich-text.ts';
import { DISCORD_HOUSE_LIMITS } from '../limits.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { type Fitted, NOTHING } from './fit-parts.ts';
import { breakCalls, cutPoint, hasInk, tidyLine } from './plain-label.ts';

/** Keeps the marks of two styled spans apart that touch: `**a**` and `*b*`. */
const BETWEEN_MARKS = '\u200b';

const MARKS = { strong: '**', emphasis: '*' } as const;

/** Signs that stand in an address but would end it, or a style around it, in Markdown. */
const ADDRESS_SIGNS = /[()[\]*|`\\@<>\s]/gu;

/** Below this, a linked text gives up its link rather than its words. */
const FEW_CHARACTERS = 40;

/**
 * Rich text as one line of Discord Markdown in at most `most` characters. It is cut in the text, before anything is
 * escaped, so that no escape, link or character is ever halved.
 */
export function fitRich(rich: RichText, most: number): Fitted {
  const spans = tidySpans(rich);
  if (!hasInk(textOf(spans))) return NOTHING;
  const written = writeWithin(spans, most);
  if (written !== null) return { text: written, cut: false };
  const kept = longestThatFits(spans, most);
  if (kept.characters >= FEW_CHARACTERS || spans.every(({ href }) => href === undefined)) {
    return { text: kept.text, cut: true };
  }
  return { text: longestThatFits(spans.map(withoutLink), most).text, cut: true };
}

function tidySpans(rich: RichText): Span[] {
  return rich.map((span) => ({ ...span, text: tidyLine(span.text) })).filter(({ text }) => text !== '');
}

function textOf(spans: readonly Span[]): string {
  return spans.map(({ text }) => text).join('');
}

function writeWithin(spans: readonly Span[], most: number): string | null {
  if (textOf(spans).length > most) return null;
  const written = write(spans);
  return written.length <= most ? written : null;
}

/** Halves the search: how long a text grows by its escapes is not known before. */
function longestThatFits(spans: readonly Span[], most: number): { text: string; characters: number } {
  const whole = textOf(spans);
  let best = { text: most > 0 ? '…' : '', characters: 0 };
  let low = 1;
  let high = Math.min(whole.length, most);
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const characters = cutPoint(whole, middle);
    const text = write(firstOf(spans, characters));
    if (text.length <= most) {
      if (characters > best.characters) best = { text, characters };
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return best;
}

/** The spans of the first so many characters, with `…` after them. */
function firstOf(spans: readonly Span[], characters: number): Span[] {
  const first: Span[] = [];
  let room = characters;
  for (const span of spans) {
    if (room <= 0) break;
    first.push({ ...span, text: span.text.slice(0, room) });
    room -= span.text.length;
  }
  const last = first.pop();
  return last === undefined ? [] : [...first, { ...last, text: `${last.text}…` }];
}

function withoutLink({ text, style }: Span): Span {
  return style === undefined ? { text } : { text, style };
}

function write(spans: readonly Span[]): string {
  let line = '';
  let endsInMark = false;
  for (const span of spans) {
    const { before, body, after } = parted(span.text);
    const marked = body === '' ? '' : mark(span, body);
    const isMarked = body !== '' && (span.style !== undefined || linkOf(span) !== null);
    const touches = endsInMark && isMarked && before === '';
    line += `${before}${touches ? BETWEEN_MARKS : ''}${marked}${after}`;
    if (body !== '' || before !== '') endsInMark = isMarked && after === '';
  }
  return line;
}

/** Spaces stand outside the marks of a style, or the marks would not count. */
function parted(text: string): { before: string; body: string; after: string } {
  const body = text.trim();
  if (body === '') return { before: text, body, after: '' };
  const start = text.indexOf(body);
  return { before: text.slice(0, start), body, after: text.slice(start + body.length) };
}

function mark(span: Span, body: string): string {
  const address = linkOf(span);
  const label = address !== null && !isEvenlyBracketed(body) ? withoutBrackets(body) : body;
  const styled = style(span.style, label);
  if (address === null) return styled;
  if (label === span.href) return `<${address}>`;
  return label.includes('://') ? `${styled} (<${address}>)` : `[${styled}](<${address}>)`;
}

function style(name: Span['style'], body: string): string {
  if (name === undefined) return escapeMarkdown(body);
  if (name === 'code') return `\`${codeOf(body)}\``;
  return `${MARKS[name]}${escapeMarkdown(body)}${MARKS[name]}`;
}

/** Code shows escapes as they are; a bracket in it could still close the label of a link that stands before it. */
function codeOf(body: string): string {
  return breakCalls(body).replaceAll('`', 'ˋ').replaceAll('](', `]${BETWEEN_MARKS}(`);
}

/** The address as it may stand in angle brackets; `null` when there is none, it is not https, or far too long. */
function linkOf(span: Span): string | null {
  const href = span.href === undefined ? null : safeHref(span.href);
  if (href === null) return null;
  const address = href.replace(ADDRESS_SIGNS, encode);
  return address.length <= DISCORD_HOUSE_LIMITS.linkCharacters ? address : null;
}

function encode(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** Discord pairs the brackets of a label without regard to escapes: pairs side by side are all it takes. */
function isEvenlyBracketed(label: string): boolean {
  let isOpen = false;
  for (const sign of label) {
    if (sign === '[' && isOpen) return false;
    if (sign === ']' && !isOpen) return false;
    if (sign === '[') isOpen = true;
    if (sign === ']') isOpen = false;
  }
  return !isOpen;
}

function withoutBrackets(label: string): string {
  return label.replaceAll('[', '［').replaceAll(']', '］');
}
