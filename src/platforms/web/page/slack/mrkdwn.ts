import { delimitersOf } from '../inline/find-close.ts';
import { httpsHref } from '../inline/https-href.ts';
import { type Inline, type InlineStyle, inlineWriter } from '../inline/inline.ts';

const STYLES: Readonly<Record<string, InlineStyle>> = { '*': 'strong', _: 'emphasis', '~': 'strike' };

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** Deeper than this Slack's marks are shown as they stand. */
const DEEPEST = 6;

/**
 * Slack's mrkdwn as runs of text: `*bold*`, `_italic_`, `~struck~`, code, `<https://…|label>`, mentions and the three
 * entities. Emoji names stay text. Whatever Slack would not take for markup is text as it stands.
 */
export function parseMrkdwn(text: string): Inline[] {
  return parse(text, 0);
}

function parse(text: string, depth: number): Inline[] {
  const out = inlineWriter();
  const marks = delimitersOf(text, { skip: codeLength, closes: isClosing });
  let at = 0;
  while (at < text.length) {
    const code = codeLength(text, at);
    const tag = code === 0 ? tagAt(text, at) : null;
    const sign = text.charAt(at);
    const style = STYLES[sign];
    const close =
      style !== undefined && depth < DEEPEST && isOpening(text, at) ? marks.find(sign, at + 1) : -1;
    if (code > 0) {
      const fence = text.startsWith('```', at) ? 3 : 1;
      out.add({ kind: 'code', text: unescapeText(text.slice(at + fence, at + code - fence)) });
      at += code;
    } else if (tag !== null) {
      out.add(tag.node);
      at += tag.length;
    } else if (style !== undefined && close > at + 1) {
      out.add({ kind: style, children: parse(text.slice(at + 1, close), depth + 1) });
      at = close + 1;
    } else {
      const entity = /^&(?:amp|lt|gt);/u.exec(text.slice(at, at + 5))?.[0];
      out.text(entity === undefined ? sign : (ENTITIES[entity] ?? entity));
      at += entity?.length ?? 1;
    }
  }
  return out.nodes;
}

/** Text as Slack escapes it, as it reads. */
export function unescapeText(text: string): string {
  return text.replace(/&(?:amp|lt|gt);/gu, (entity) => ENTITIES[entity] ?? entity);
}

function codeLength(text: string, at: number): number {
  if (text.charAt(at) !== '`') return 0;
  if (text.startsWith('```', at)) {
    const end = text.indexOf('```', at + 3);
    if (end > at + 3) return end + 3 - at;
  }
  const end = text.indexOf('`', at + 1);
  return end > at + 1 && !text.slice(at, end).includes('\n') ? end + 1 - at : 0;
}

/** `<https://…|label>`, `<!here>`, `<@U1>`, `<#C1|name>`: people and channels are named, never called. */
function tagAt(text: string, at: number): { node: Inline; length: number } | null {
  if (text.charAt(at) !== '<') return null;
  const end = text.indexOf('>', at);
  if (end < 0) return null;
  const inside = text.slice(at + 1, end);
  const length = end + 1 - at;
  const [target = '', label] = inside.split('|', 2);
  if (/^[!@#]/u.test(target)) {
    const name = label ?? (target.startsWith('!') ? `@${target.slice(1)}` : target);
    return { node: { kind: 'mention', text: unescapeText(name) }, length };
  }
  const href = httpsHref(unescapeText(target));
  if (href === null) return null;
  const shown = unescapeText(label ?? target);
  return { node: { kind: 'link', href, children: [{ kind: 'text', text: shown }] }, length };
}

function isOpening(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  return (before === '' || !/[\p{L}\p{N}]/u.test(before)) && /\S/u.test(text.charAt(at + 1));
}

function isClosing(text: string, at: number): boolean {
  const after = text.charAt(at + 1);
  return /\S/u.test(text.charAt(at - 1)) && (after === '' || !/[\p{L}\p{N}]/u.test(after));
}
