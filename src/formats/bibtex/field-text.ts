import { latexToPlain } from '../../core/latex/index.ts';
import { closingBrace } from './parse-entry.ts';

/** Deeper braces stay as they are. */
const DEEPEST = 20;

/**
 * A value in its source form, LaTeX and all, without what only BibTeX needs: line breaks, and the braces that keep
 * capitals (`{BERT}`). Text that is plain but for its escapes (`R\&D`) loses those, too. Empty lines part paragraphs.
 */
export function sourceText(value: string): string {
  const text = withoutProtection(value)
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
  return /^(?:[^\\$~^]|\\[&#_]|(?<! )\\%)*$/.test(text) ? text.replace(/\\(.)/g, '$1') : text;
}

/** Characters no text has, for the braces that are meant to be read. */
const LEFT_BRACE = '\uE001';
const RIGHT_BRACE = '\uE002';

/** A value as it reads, on one line. */
export function plainText(value: string): string {
  const held = value
    .replace(/\s+/g, ' ')
    .replace(/\\textbraceleft(?:\{\}|\b)/g, LEFT_BRACE)
    .replace(/\\textbraceright(?:\{\}|\b)/g, RIGHT_BRACE);
  return latexToPlain(held).replaceAll(LEFT_BRACE, '{').replaceAll(RIGHT_BRACE, '}');
}

/** An address or identifier, which LaTeX's commands for them take as it is: without braces, `\url` and escapes. */
export function addressText(value: string): string {
  return value
    .replace(/\\(?:url|path|href|doi)\b|\\text(?=asciitilde)/g, '')
    .replace(/\$\\sim\$|asciitilde\s?/g, '~')
    .replace(/\\(?=[_%&#~$])|[{}]|\s+/g, '');
}

function withoutProtection(value: string, depth = 0): string {
  if (depth > DEEPEST) return value;
  const text = value.trim();
  if (text.startsWith('{') && closingBrace(text, 0) === text.length - 1) {
    return withoutProtection(text.slice(1, -1), depth + 1);
  }
  let result = '';
  let index = 0;
  while (index < text.length) {
    const end =
      text[index] === '{' ? (closingBrace(text, index) ?? text.length - 1) + 1 : endOfPiece(text, index);
    const piece = text.slice(index, end);
    result += piece.startsWith('{') ? withoutGroup(piece, depth) : piece;
    index = end;
  }
  return result;
}

/** A group that holds a command's reach (`{\em x}`, `{\i}`) or an accent stays; any other gives up its braces. */
function withoutGroup(group: string, depth: number): string {
  const inner = group.slice(1, -1);
  if (/^\s*\\/.test(inner)) return group;
  if (!inner.includes('{')) return inner;
  const start = inner.length - inner.trimStart().length;
  const end = inner.trimEnd().length;
  return inner.slice(0, start) + withoutProtection(inner, depth + 1) + inner.slice(Math.max(end, start));
}

/** The end of a command with its arguments, of a formula, or of the text before any of them or a brace. */
function endOfPiece(text: string, from: number): number {
  if (text[from] === '$') {
    const close = text.indexOf('$', text[from + 1] === '$' ? from + 2 : from + 1);
    return close === -1 ? from + 1 : close + (text.startsWith('$$', close) && text[from + 1] === '$' ? 2 : 1);
  }
  if (text[from] !== '\\') return from + (/^[^\\${}]+/.exec(text.slice(from))?.[0].length ?? 1);
  let end = from + (/^\\(?:[A-Za-z]+\*?\s*|.)?/s.exec(text.slice(from))?.[0].length ?? 1);
  for (;;) {
    const close =
      text[end] === '{' ? closingBrace(text, end) : text[end] === '[' ? text.indexOf(']', end) : null;
    if (close === null || close === -1) return end;
    end = close + 1;
  }
}
