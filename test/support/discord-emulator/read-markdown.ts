/** What a person sees of a text in Discord's Markdown, and what in it acts. */
export interface ReadText {
  text: string;
  /** Addresses that can be followed. */
  links: string[];
  /** Mentions, commands, times and emoji that Discord would draw as such. */
  mentions: string[];
  /** Pieces shown strong, slanted, struck, underlined or hidden. */
  styled: string[];
}

const LINE_MARK = /^(?:#{1,3} |-# |>>> |> )/;
const BULLET = /^( *)[-*] /;
const MENTION =
  /^(?:<@[!&]?\d+>|<#\d+>|<\/[^:>\n]+:\d+>|<t:-?\d+(?::[tTdDfFR])?>|<a?:\w+:\d+>|<id:\w+>|@everyone|@here)/;
const ADDRESS = /^https?:\/\/[^\s<>]+/;
const ANGLED = /^<(https?:\/\/[^\s<>]+)>/;
const MASKED = /^\[((?:\\.|[^\]\\\n])+)\]\((?:<([^<>\n]+)>|([^()\s<>]+))\)/;
const STYLES = ['**', '__', '~~', '||', '*', '_'];

export function readMarkdown(markdown: string): ReadText {
  const read: ReadText = { text: '', links: [], mentions: [], styled: [] };
  const parts = markdown.split('```');
  for (const [index, part] of parts.entries()) {
    const fenced = index % 2 === 1 && index < parts.length - 1;
    if (fenced) read.text += part.replace(/^[\w+-]*\n/, '\n');
    else
      read.text += part
        .split('\n')
        .map((line) => readLine(line, read))
        .join('\n');
  }
  return read;
}

function readLine(line: string, read: ReadText): string {
  const mark = LINE_MARK.exec(line)?.[0] ?? '';
  const rest = line.slice(mark.length);
  const bullet = BULLET.exec(rest);
  if (bullet === null) return readInline(rest, read);
  return `${bullet[1]}• ${readInline(rest.slice(bullet[0].length), read)}`;
}

function readInline(text: string, read: ReadText): string {
  let out = '';
  let at = 0;
  while (at < text.length) {
    const step = readPiece(text, at, read);
    out += step.shown;
    at += step.length;
  }
  return out;
}

interface Piece {
  shown: string;
  length: number;
}

function readPiece(text: string, at: number, read: ReadText): Piece {
  const rest = text.slice(at);
  const [first = '', second = ''] = rest;
  if (first === '\\' && /[^\sA-Za-z0-9]/.test(second)) {
    // A backslash hides the sign from the eye, not from what rings the bell.
    const called = /^@(?:everyone|here)/.exec(rest.slice(1))?.[0];
    if (called !== undefined) read.mentions.push(called);
    return { shown: second, length: 2 };
  }
  return readCode(rest) ?? readLive(rest, read) ?? readStyle(text, at, read) ?? { shown: first, length: 1 };
}

function readCode(rest: string): Piece | null {
  const fence = /^`+/.exec(rest)?.[0];
  if (fence === undefined) return null;
  const end = rest.indexOf(fence, fence.length);
  if (end <= fence.length) return null;
  return { shown: rest.slice(fence.length, end), length: end + fence.length };
}

function readLive(rest: string, read: ReadText): Piece | null {
  const mention = MENTION.exec(rest)?.[0];
  if (mention !== undefined) {
    read.mentions.push(mention);
    return { shown: mention, length: mention.length };
  }
  const masked = MASKED.exec(rest);
  const target = masked?.[2] ?? masked?.[3] ?? '';
  if (masked !== null && /^https?:\/\//.test(target)) {
    read.links.push(target);
    return { shown: `${readInline(masked[1] ?? '', read)} ${target}`, length: masked[0].length };
  }
  const angled = ANGLED.exec(rest);
  const address = angled?.[1] ?? ADDRESS.exec(rest)?.[0];
  if (address === undefined) return null;
  read.links.push(address);
  return { shown: address, length: angled?.[0].length ?? address.length };
}

function readStyle(text: string, at: number, read: ReadText): Piece | null {
  const rest = text.slice(at);
  const mark = STYLES.find((each) => rest.startsWith(each));
  if (mark === undefined || (mark === '*' && /^\*\s/.test(rest))) return null;
  if (mark === '_' && /\w$/.test(text.slice(0, at))) return null;
  const end = closing(rest, mark);
  if (end === -1) return null;
  const inner = rest.slice(mark.length, end);
  if (mark === '_' && /^\w/.test(rest.slice(end + 1))) return null;
  const shown = readInline(inner, read);
  read.styled.push(shown);
  return { shown, length: end + mark.length };
}

/** Where the mark ends, or -1; escaped ones and those of a longer mark do not count. */
function closing(rest: string, mark: string): number {
  for (let at = mark.length; at < rest.length; at += 1) {
    if (rest[at] === '\\') at += 1;
    else if (rest.startsWith(mark, at) && at > mark.length) {
      const doubled = mark.length === 1 && rest[at + 1] === mark;
      if (!doubled) return at;
      at += 1;
    }
  }
  return -1;
}
