import { httpsHref } from '../inline/https-href.ts';
import { type Inline, type InlineStyle, inlineWriter } from '../inline/inline.ts';
import { asNumber, asObject, asText, type Json } from '../parts/json.ts';

const STYLES: readonly (readonly [string, InlineStyle])[] = [
  ['bold', 'strong'],
  ['italic', 'emphasis'],
  ['strike', 'strike'],
  ['underline', 'underline'],
];

/** The elements of a rich_text section as runs of text; one of an unknown kind is named in brackets. */
export function richNodes(elements: readonly Json[]): Inline[] {
  const out = inlineWriter();
  for (const element of elements) out.add(styled(bareNode(element), asObject(element.style)));
  return out.nodes;
}

function bareNode(element: Json): Inline {
  const text = asText(element.text);
  switch (element.type) {
    case 'text':
      return asObject(element.style).code === true ? { kind: 'code', text } : { kind: 'text', text };
    case 'link':
      return linkNode(element, text);
    case 'emoji':
      return { kind: 'text', text: `:${asText(element.name)}:` };
    case 'broadcast':
      return { kind: 'mention', text: `@${asText(element.range)}` };
    case 'user':
      return { kind: 'mention', text: `@${asText(element.user_id)}` };
    case 'channel':
      return { kind: 'mention', text: `#${asText(element.channel_id)}` };
    case 'date':
      return { kind: 'text', text: asText(element.fallback) || String(asNumber(element.timestamp) ?? '') };
    default:
      return { kind: 'code', text: `[${asText(element.type)}] ${text}`.trim() };
  }
}

function linkNode(element: Json, text: string): Inline {
  const shown: Inline = { kind: 'text', text: text === '' ? asText(element.url) : text };
  const href = httpsHref(element.url);
  return href === null ? shown : { kind: 'link', href, children: [shown] };
}

function styled(node: Inline, style: Json): Inline {
  return STYLES.filter(([name]) => style[name] === true).reduce<Inline>(
    (inner, [, kind]) => ({ kind, children: [inner] }),
    node,
  );
}
