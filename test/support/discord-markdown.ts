/** What Discord makes of a text: what is read, and everything in it that does more than be read. */
export interface ReadMarkdown {
  text: string;
  effects: Effect[];
}

export interface Effect {
  kind:
    | 'strong'
    | 'emphasis'
    | 'underline'
    | 'strike'
    | 'spoiler'
    | 'code'
    | 'fence'
    | 'link'
    | 'mention'
    | 'emoji'
    | 'heading'
    | 'small'
    | 'quote'
    | 'item';
  text: string;
  /** Where a link leads. */
  target?: string;
}

interface Rule {
  pattern: RegExp;
  read(match: RegExpExecArray): ReadMarkdown;
}

/** The masked link of Discord's parser: brackets in its label are paired without regard to escapes. */
const MASKED =
  /\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?((?:[^\s\\()<>]|\\.)*)>?(?:\s+['"][^'"]*['"])?\s*\)/uy;

/** In the order Discord tries them; each pattern is sticky. */
const INLINE: readonly Rule[] = [
  { pattern: /\\([^0-9A-Za-z\s])/uy, read: ([, sign]) => plain(sign) },
  {
    pattern: /```(?:([a-z0-9_+\-.#]+)\n)?\n*([^\n][\s\S]*?)\n*```/iuy,
    read: ([, , body]) => effect('fence', plain(body)),
  },
  { pattern: /(`+)([\s\S]*?[^`])\1(?!`)/uy, read: ([, , body]) => effect('code', plain(body?.trim())) },
  { pattern: /<(https?:\/\/[^\s>]+)>/iuy, read: ([, url]) => linked(plain(url), url) },
  {
    pattern: /<(?:mailto:|tel:|sms:)?[^\s@<>]*@[^\s<>]+\.[a-z]+>/iuy,
    read: ([whole]) => linked(plain(whole), whole),
  },
  {
    pattern: /<(?:@[!&]?\d+|#\d+|\/[^:<>]+:\d+|t:-?\d+(?::[a-zA-Z])?|id:\w+)>|@everyone|@here/iuy,
    read: ([whole]) => effect('mention', plain(whole)),
  },
  { pattern: /<a?:\w+:\d+>|:[a-z0-9_+-]+:/iuy, read: ([whole]) => effect('emoji', plain(whole)) },
  {
    pattern: /(?:https?|steam|discord):\/\/[^\s<]+[^<.,:;"'\]\s]/iuy,
    read: ([url]) => linked(plain(url), url),
  },
  { pattern: /discord(?:app)?\.(?:gg|com\/invite)\/\w+/iuy, read: ([url]) => linked(plain(url), url) },
  { pattern: MASKED, read: ([, label, target]) => linked(readInline(label ?? ''), target) },
  {
    pattern: /\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/uy,
    read: ([, body]) => effect('strong', readInline(body ?? '')),
  },
  {
    pattern: /__((?:\\[\s\S]|[^\\])+?)__(?!_)/uy,
    read: ([, body]) => effect('underline', readInline(body ?? '')),
  },
  {
    pattern: /\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/uy,
    read: ([, body]) => effect('emphasis', readInline(body ?? '')),
  },
  {
    pattern: /_((?:__|\\[\s\S]|[^\\_])+?)_(?!\w)/uy,
    read: ([, body]) => effect('emphasis', readInline(body ?? '')),
  },
  {
    pattern: /~~((?:\\[\s\S]|[^\\])+?)~~(?!_)/uy,
    read: ([, body]) => effect('strike', readInline(body ?? '')),
  },
  {
    pattern: /\|\|((?:\\[\s\S]|[^\\])+?)\|\|/uy,
    read: ([, body]) => effect('spoiler', readInline(body ?? '')),
  },
];

const LINE_STARTS: readonly { pattern: RegExp; kind: Effect['kind'] }[] = [
  { pattern: /^>>> |^> ?/u, kind: 'quote' },
  { pattern: /^\s*#{1,3} /u, kind: 'heading' },
  { pattern: /^\s*-# /u, kind: 'small' },
  { pattern: /^\s*(?:[-*]|\d{1,10}\.) /u, kind: 'item' },
];

/** Reads Discord Markdown as its client does, as far as these rules go: every way a text can take effect. */
export function readMarkdown(content: string): ReadMarkdown {
  const parts: ReadMarkdown[] = [];
  for (const [index, part] of content.split(/(```[\s\S]*?```)/u).entries()) {
    if (index % 2 === 1) parts.push(readInline(part));
    else for (const line of part.split(/(?<=\n)/u)) parts.push(readLine(line));
  }
  return joined(parts);
}

function readLine(line: string): ReadMarkdown {
  for (const { pattern, kind } of LINE_STARTS) {
    const match = pattern.exec(line);
    if (match === null) continue;
    const inner = readLine(line.slice(match[0].length));
    return effect(kind, inner);
  }
  return readInline(line);
}

function readInline(text: string): ReadMarkdown {
  const parts: ReadMarkdown[] = [];
  let position = 0;
  while (position < text.length) {
    const found = firstMatch(text, position);
    parts.push(found === null ? plain(text.charAt(position)) : found.read);
    position = found === null ? position + 1 : found.end;
  }
  return joined(parts);
}

function firstMatch(text: string, position: number): { read: ReadMarkdown; end: number } | null {
  for (const { pattern, read } of INLINE) {
    pattern.lastIndex = position;
    const match = pattern.exec(text);
    if (match !== null) return { read: read(match), end: position + match[0].length };
  }
  return null;
}

function plain(text: string | undefined): ReadMarkdown {
  return { text: text ?? '', effects: [] };
}

function effect(kind: Effect['kind'], inner: ReadMarkdown): ReadMarkdown {
  return { text: inner.text, effects: [{ kind, text: inner.text.trim() }, ...inner.effects] };
}

function linked(inner: ReadMarkdown, target: string | undefined): ReadMarkdown {
  const link: Effect = { kind: 'link', text: inner.text, target: target ?? '' };
  return { text: inner.text, effects: [link, ...inner.effects] };
}

function joined(parts: readonly ReadMarkdown[]): ReadMarkdown {
  return { text: parts.map(({ text }) => text).join(''), effects: parts.flatMap(({ effects }) => effects) };
}
