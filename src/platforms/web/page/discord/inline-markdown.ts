import { type Delimiters, delimitersOf } from '../inline/find-close.ts';
import { httpsHref } from '../inline/https-href.ts';
import { type Inline, type InlineStyle, inlineWriter } from '../inline/inline.ts';

/** The longest marks first: `**` is never two of `*`. */
const MARKS: readonly (readonly [string, InlineStyle])[] = [
  ['**', 'strong'],
  ['__', 'underline'],
  ['~~', 'strike'],
  ['||', 'spoiler'],
  ['*', 'emphasis'],
  ['_', 'emphasis'],
];

/** Deeper than this Discord's marks are shown as they stand. */
const DEEPEST = 6;

interface Found {
  node: Inline;
  /** How many characters it takes. */
  length: number;
}

/** The styles, code, links, mentions and escapes of Discord's Markdown within a line. */
export function parseInline(text: string, depth = 0): Inline[] {
  const out = inlineWriter();
  const marks = delimitersOf(text, { skip: literalLength, closes: isClosing });
  let at = 0;
  while (at < text.length) {
    const found = depth < DEEPEST ? foundAt(text, at, marks, depth) : escapeAt(text, at);
    if (found === null) out.text(text.charAt(at));
    else out.add(found.node);
    at += found?.length ?? 1;
  }
  return out.nodes;
}

function foundAt(text: string, at: number, marks: Delimiters, depth: number): Found | null {
  return (
    escapeAt(text, at) ??
    codeAt(text, at) ??
    maskedLinkAt(text, at, marks, depth) ??
    bracketAt(text, at) ??
    addressAt(text, at) ??
    callAt(text, at) ??
    styledAt(text, at, marks, depth)
  );
}

/** A backslash takes the meaning of the sign after it; before letters, digits and spaces it is only a backslash. */
function escapeAt(text: string, at: number): Found | null {
  const sign = text.charAt(at + 1);
  if (text.charAt(at) !== '\\' || sign === '' || /[\p{L}\p{N}\s]/u.test(sign)) return null;
  return { node: { kind: 'text', text: sign }, length: 2 };
}

function codeAt(text: string, at: number): Found | null {
  const length = codeLength(text, at);
  if (length === 0) return null;
  const run = tickRun(text, at);
  return { node: { kind: 'code', text: text.slice(at + run, at + length - run) }, length };
}

function codeLength(text: string, at: number): number {
  const run = tickRun(text, at);
  if (run === 0) return 0;
  const end = text.indexOf('`'.repeat(run), at + run);
  return end > at + run ? end + run - at : 0;
}

function tickRun(text: string, at: number): number {
  if (text.charAt(at) !== '`') return 0;
  return text.charAt(at + 1) === '`' ? 2 : 1;
}

function literalLength(text: string, at: number): number {
  return escapeAt(text, at)?.length ?? codeLength(text, at);
}

/** `[label](<https://…>)` or `[label](https://…)`. */
function maskedLinkAt(text: string, at: number, marks: Delimiters, depth: number): Found | null {
  if (text.charAt(at) !== '[') return null;
  const middle = marks.find('](', at + 1);
  if (middle < 0) return null;
  const target = /^\]\((?:<([^<>\s]{1,2000})>|([^()\s<>]{1,2000}))\)/u.exec(
    text.slice(middle, middle + 2100),
  );
  const href = httpsHref(target?.[1] ?? target?.[2]);
  if (target === null || href === null) return null;
  const children = parseInline(text.slice(at + 1, middle), depth + 1);
  return { node: { kind: 'link', href, children }, length: middle + target[0].length - at };
}

/** `<https://…>` is an address without a preview; `<@1>`, `<#1>`, `<t:0:f>` and `</name:1>` name things. */
function bracketAt(text: string, at: number): Found | null {
  if (text.charAt(at) !== '<') return null;
  const inside = /^<([^<>\s]{1,2000})>/u.exec(text.slice(at, at + 2002));
  if (inside === null) return null;
  const body = inside[1] ?? '';
  const length = inside[0].length;
  const href = httpsHref(body);
  if (href !== null)
    return { node: { kind: 'link', href, children: [{ kind: 'text', text: body }] }, length };
  const named = /^(?:[@#][!&]?\d+|t:-?\d+(?::[a-zA-Z])?|\/[^:]+:\d+|a?:\w+:\d+)$/u.test(body);
  return named ? { node: { kind: 'mention', text: inside[0] }, length } : null;
}

function addressAt(text: string, at: number): Found | null {
  if (!text.startsWith('https://', at) || /\w/u.test(text.charAt(at - 1))) return null;
  const address = /^https:\/\/[^\s<>]{1,2000}/u
    .exec(text.slice(at, at + 2008))?.[0]
    .replace(/[.,:;!?)\]"'*_]+$/u, '');
  const href = httpsHref(address);
  if (address === undefined || href === null) return null;
  return {
    node: { kind: 'link', href, children: [{ kind: 'text', text: address }] },
    length: address.length,
  };
}

function callAt(text: string, at: number): Found | null {
  const call = /^@(?:everyone|here)\b/u.exec(text.slice(at, at + 10))?.[0];
  return call === undefined ? null : { node: { kind: 'mention', text: call }, length: call.length };
}

function styledAt(text: string, at: number, marks: Delimiters, depth: number): Found | null {
  for (const [mark, kind] of MARKS) {
    if (!text.startsWith(mark, at)) continue;
    const from = at + mark.length;
    if (mark.length === 1 && !/\S/u.test(text.charAt(from))) return null;
    const close = marks.find(mark, from);
    if (close < 0) continue;
    const children = parseInline(text.slice(from, close), depth + 1);
    return { node: { kind, children }, length: close + mark.length - at };
  }
  return null;
}

/** One `*` closes only where it is not one of two, `_` only at a word's end. */
function isClosing(text: string, at: number, mark: string): boolean {
  if (mark === '*')
    return text.charAt(at + 1) !== '*' && text.charAt(at - 1) !== '*' && /\S/u.test(text.charAt(at - 1));
  if (mark === '_') return text.charAt(at + 1) !== '_' && !/[\p{L}\p{N}_]/u.test(text.charAt(at + 1));
  return true;
}
