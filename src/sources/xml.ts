import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { decodeBody } from './decode-body.ts';
import { decodeEntities } from './html-entities.ts';

/** An element with everything in it, in order, so that one child and many are read alike. */
export interface XmlElement {
  /**
   * As written, with its prefix (`dc:creator`), but for the prefix the root has itself: `atom:entry` under `atom:feed`
   * is `entry`. Prefixes are not resolved: feeds forget to declare them.
   */
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: readonly (XmlElement | string)[];
}

/** What a body that should be XML is. Only `xml` holds an answer; none of the others means "nothing found". */
export type XmlBody =
  | { kind: 'xml'; root: XmlElement }
  | { kind: 'blank' }
  /** A web page: of a proxy, a log-in, an error, or one that has a feed somewhere. */
  | { kind: 'html'; text: string }
  /** Neither XML nor a web page: `Rate exceeded.` */
  | { kind: 'text'; text: string }
  /** More of it than is read at once. */
  | { kind: 'too-large' }
  /** XML that ends early, does not nest, defines entities, or nests deeper than any honest answer. */
  | { kind: 'broken'; why: string /** `null` where no part of it may be read. */; text: string | null };

export const MOST_XML_BYTES = 5 * 1024 * 1024;
/** Elements, attributes and references: what the time goes to. A listing of two thousand papers has a hundred thousand. */
const MOST_MARKS = 250_000;

// No value is ever read as a number: `1605.08380` would lose its nought, and a paper may be called "0".
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  allowBooleanAttributes: true,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  trimValues: false,
  cdataPropName: '#cdata',
});

/**
 * Reads XML in whatever encoding it came, without ever following or expanding what a document declares itself. Bare
 * ampersands, HTML's entities and undeclared prefixes are let pass. Never throws.
 */
export function readXml(body: Uint8Array, contentType: string | null = null): XmlBody {
  if (body.byteLength > MOST_XML_BYTES) return { kind: 'too-large' };
  return readXmlText(decodeBody(body, contentType));
}

/** The same for text that is decoded already. */
export function readXmlText(text: string): XmlBody {
  const bare = text.replace(/^\s*(?:<!--[\s\S]*?(?:-->|$)\s*)*/, '');
  if (bare === '') return { kind: 'blank' };
  if (!bare.startsWith('<')) return { kind: 'text', text: bare };
  if (isWebPage(bare)) return { kind: 'html', text: bare };
  if (marksIn(bare) > MOST_MARKS) return { kind: 'too-large' };
  const safe = makeSafe(bare.replace(RSS_091_DOCTYPE, '$1'));
  if (safe === null) return { kind: 'broken', why: 'it declares a document type', text: null };
  const root = parse(safe);
  if (root === null) return { kind: 'broken', why: 'it is not well-formed or ends too early', text: safe };
  return root.name.toLowerCase() === 'html' ? { kind: 'html', text: bare } : { kind: 'xml', root };
}

const WEB_PAGE = /^<(?:!doctype\s+html|html|head|body|title|script|meta|center|h1|div|p)[\s>]/i;
const LESS_THAN = 0x3c;
const AMPERSAND = 0x26;
const EQUALS = 0x3d;

/** What may stand before a root, one at a time: the declaration, instructions, comments. */
const BEFORE_ROOT = /^\s*(?:<\?[^>]*>|<!--[\s\S]*?(?:-->|$))/;
const MOST_BEFORE_ROOT = 20;

/** The one declaration RSS 0.91 asked its feeds for; it holds nothing and is not read. */
const RSS_091_DOCTYPE =
  /^(\s*(?:<\?[^>]{0,200}>\s*)?)<!DOCTYPE\s+rss\s+PUBLIC\s+"-\/\/Netscape Communications\/\/DTD RSS 0\.91\/\/EN"\s+"[^"[<>]{0,200}"\s*>/i;

function isWebPage(text: string): boolean {
  let start = text.slice(0, 20_000);
  for (let count = 0; count < MOST_BEFORE_ROOT && BEFORE_ROOT.test(start); count += 1) {
    start = start.replace(BEFORE_ROOT, '');
  }
  return WEB_PAGE.test(start.trimStart());
}

function marksIn(text: string): number {
  let marks = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === LESS_THAN || code === AMPERSAND || code === EQUALS) marks += 1;
  }
  return marks;
}

/** `null` for a document that declares a type or entities; else the text with its bare ampersands escaped. */
function makeSafe(text: string): string | null {
  let declares = false;
  const safe = text.replace(
    /<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<!--[\s\S]*?(?:-->|$)|<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST)|&(?!(?:[a-z][a-z0-9]{1,30}|#\d{1,7}|#x[0-9a-f]{1,6});)/gi,
    (found) => {
      if (found === '&') return '&amp;';
      if (/^<![DEA]/i.test(found)) declares = true;
      return found;
    },
  );
  return declares ? null : safe;
}

function parse(text: string): XmlElement | null {
  try {
    // The parser alone takes a cut document, a web page and plain text for XML.
    if (XMLValidator.validate(text, { allowBooleanAttributes: true }) !== true) return null;
    const nodes: unknown = parser.parse(text);
    const roots = isList(nodes) ? nodes.flatMap((node) => toElement(node, null)) : [];
    return roots.find((root) => typeof root !== 'string') ?? null;
  } catch {
    // Nested deeper than a hundred, or named like a part of the language's own objects.
    return null;
  }
}

/** The parser's node: `{ name: children, ':@': attributes }`, `{ '#text': … }` or `{ '#cdata': [{ '#text': … }] }`. */
function toElement(node: unknown, rootPrefix: string | null): (XmlElement | string)[] {
  if (typeof node !== 'object' || node === null) return [];
  const { ':@': attributes, ...rest } = node as Record<string, unknown>;
  const [entry] = Object.entries(rest);
  if (entry === undefined) return [];
  const [written, content] = entry;
  if (written === '#text') return [decodeEntities(String(content))];
  if (!isList(content) || written.startsWith('?')) return [];
  if (written === '#cdata') return [content.map(cdataText).join('')];
  const prefix = rootPrefix ?? prefixOf(written);
  const name = prefix !== '' && written.startsWith(prefix) ? written.slice(prefix.length) : written;
  const children = content.flatMap((child) => toElement(child, prefix));
  return [{ name, attributes: toAttributes(attributes), children }];
}

function prefixOf(name: string): string {
  return name.slice(0, name.indexOf(':') + 1);
}

function cdataText(node: unknown): string {
  const text = typeof node === 'object' && node !== null && '#text' in node ? node['#text'] : '';
  return String(text);
}

function toAttributes(attributes: unknown): Map<string, string> {
  const entries = Object.entries(typeof attributes === 'object' && attributes !== null ? attributes : {});
  return new Map(
    entries.map(([name, value]) => [name, typeof value === 'string' ? decodeEntities(value) : '']),
  );
}

function isList(value: unknown): value is unknown[] {
  return Array.isArray(value);
}
