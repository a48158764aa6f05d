import { type Inline, inlineWriter } from '../inline/inline.ts';
import { parseInline } from './inline-markdown.ts';

/** A stretch of Discord's Markdown. Lines within one are kept apart by line breaks. */
export type MarkdownBlock =
  | { kind: 'heading'; level: 1 | 2 | 3; text: Inline[] }
  | { kind: 'subtext'; text: Inline[] }
  | { kind: 'paragraph'; text: Inline[] }
  | { kind: 'quote'; text: Inline[] }
  | { kind: 'code'; language: string; text: string }
  | { kind: 'list'; start: number | null; items: Inline[][] };

type Grouped = Extract<MarkdownBlock, { kind: 'paragraph' | 'quote' | 'list' }>;

const FENCE = /^```([a-zA-Z0-9+#-]{0,20})$/u;
const HEADING = /^(#{1,3}) +(\S.*)$/u;
const SUBTEXT = /^-# +(\S.*)$/u;
const QUOTE = /^> (.*)$/u;
const ITEM = /^( {0,4})(?:([-*])|(\d{1,6})\.) +(\S.*)$/u;

/** Discord's Markdown as it draws it in a text display: headings, subtext, quotes, lists, code and styled text. */
export function parseMarkdown(text: string): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  const lines = text.split('\n');
  let at = 0;
  let open: Grouped | null = null;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const fenced = fenceAt(lines, at);
    if (fenced !== null) {
      blocks.push(fenced.block);
      open = null;
      at = fenced.next;
      continue;
    }
    open = addLine(blocks, open, line);
    at += 1;
  }
  return blocks;
}

/** A fence that nothing closes is text. */
function fenceAt(lines: readonly string[], at: number): { block: MarkdownBlock; next: number } | null {
  const opening = FENCE.exec(lines[at] ?? '');
  if (opening === null) return null;
  const end = lines.indexOf('```', at + 1);
  if (end < 0) return null;
  const text = lines.slice(at + 1, end).join('\n');
  return { block: { kind: 'code', language: opening[1] ?? '', text }, next: end + 1 };
}

/** Returns the block that the next line may go on with. */
function addLine(blocks: MarkdownBlock[], open: Grouped | null, line: string): Grouped | null {
  if (line.trim() === '') return null;
  const single = singleLine(line);
  if (single !== null) {
    blocks.push(single);
    return null;
  }
  const quoted = QUOTE.exec(line);
  if (quoted !== null) return grown(blocks, open, 'quote', parseInline(quoted[1] ?? ''));
  const item = ITEM.exec(line);
  if (item !== null) return withItem(blocks, open, item);
  if (open?.kind === 'list' && line.startsWith(' ')) {
    const last = open.items.at(-1);
    last?.push({ kind: 'text', text: '\n' }, ...parseInline(line.trimStart()));
    return open;
  }
  return grown(blocks, open, 'paragraph', parseInline(line));
}

function singleLine(line: string): MarkdownBlock | null {
  const heading = HEADING.exec(line);
  if (heading !== null) {
    const level = heading[1]?.length === 1 ? 1 : heading[1]?.length === 2 ? 2 : 3;
    return { kind: 'heading', level, text: parseInline(heading[2] ?? '') };
  }
  const subtext = SUBTEXT.exec(line);
  return subtext === null ? null : { kind: 'subtext', text: parseInline(subtext[1] ?? '') };
}

function grown(
  blocks: MarkdownBlock[],
  open: Grouped | null,
  kind: 'paragraph' | 'quote',
  text: Inline[],
): Grouped {
  if (open?.kind === kind) {
    open.text.push({ kind: 'text', text: '\n' }, ...text);
    return open;
  }
  const out = inlineWriter();
  for (const node of text) out.add(node);
  const block: Grouped = { kind, text: out.nodes };
  blocks.push(block);
  return block;
}

function withItem(blocks: MarkdownBlock[], open: Grouped | null, item: RegExpExecArray): Grouped {
  const start = item[3] === undefined ? null : Number(item[3]);
  const text = parseInline(item[4] ?? '');
  if (open?.kind === 'list' && (open.start === null) === (start === null)) {
    open.items.push(text);
    return open;
  }
  const block: Grouped = { kind: 'list', start, items: [text] };
  blocks.push(block);
  return block;
}
