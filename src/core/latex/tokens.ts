import { commentEnd } from './comments.ts';

export type TokenKind =
  | 'char'
  | 'space'
  | 'macro'
  | 'open'
  | 'close'
  | 'dollar'
  | 'super'
  | 'sub'
  | 'tie'
  | 'verbatim';

export interface Token {
  kind: TokenKind;
  /** The character, the macro's name without its backslash, or verbatim content. */
  text: string;
  /** Offset in the source. */
  start: number;
  end: number;
}

const SPECIAL = new Map<string, TokenKind>([
  ['{', 'open'],
  ['}', 'close'],
  ['$', 'dollar'],
  ['^', 'super'],
  ['_', 'sub'],
  ['~', 'tie'],
]);

/** Characters that a backslash makes literal. */
const ESCAPED = new Set('%$&#_{}');
const SPACES = /\s+/uy;
const LETTERS = /[A-Za-z]+/uy;
const LINE_BREAK_GAP = /\[-?[\d.]{1,8} ?(?:pt|em|ex|cm|mm|in)\]/uy;

/** Splits a source into tokens in one pass. Comments are left out; every other character belongs to a token. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let index = 0;
  while (index < source.length) {
    const skipped = source[index] === '%' ? commentEnd(source, index) : null;
    if (skipped !== null) {
      index = skipped;
      continue;
    }
    const token = readToken(source, index);
    tokens.push(token);
    index = token.end;
  }
  return tokens;
}

function readToken(source: string, start: number): Token {
  const character = String.fromCodePoint(source.codePointAt(start) ?? 0);
  if (character === '\\') return readBackslash(source, start);
  const end = start + character.length;
  const kind = SPECIAL.get(character);
  if (kind !== undefined) return { kind, text: character, start, end };
  const space = matchAt(SPACES, source, start);
  if (space !== null) return { kind: 'space', text: space, start, end: start + space.length };
  return { kind: 'char', text: character, start, end };
}

function readBackslash(source: string, start: number): Token {
  const name = matchAt(LETTERS, source, start + 1);
  if (name === 'verb') return readVerbatim(source, start);
  if (name !== null) return readControlWord(source, start, name);
  const code = source.codePointAt(start + 1);
  if (code === undefined) return { kind: 'macro', text: '', start, end: start + 1 };
  const symbol = String.fromCodePoint(code);
  const end = start + 1 + symbol.length;
  if (ESCAPED.has(symbol)) return { kind: 'char', text: symbol, start, end };
  const gap = symbol === '\\' ? matchAt(LINE_BREAK_GAP, source, end) : null;
  return { kind: 'macro', text: symbol, start, end: end + (gap?.length ?? 0) };
}

function readControlWord(source: string, start: number, name: string): Token {
  const end = start + 1 + name.length;
  const starred = source[end] === '*' && source[end + 1] === '{';
  return { kind: 'macro', text: name, start, end: starred ? end + 1 : end };
}

/** `\verb|code|`: the character after the name closes it. The search is bounded so that many cannot add up. */
function readVerbatim(source: string, start: number): Token {
  const from = start + '\\verb'.length;
  const delimiter = source[from];
  const window = source.slice(from + 1, from + 200);
  const length = delimiter === undefined || /\s/u.test(delimiter) ? -1 : window.indexOf(delimiter);
  if (length === -1) return { kind: 'macro', text: 'verb', start, end: from };
  return { kind: 'verbatim', text: window.slice(0, length), start, end: from + length + 2 };
}

function matchAt(pattern: RegExp, source: string, index: number): string | null {
  pattern.lastIndex = index;
  return pattern.exec(source)?.[0] ?? null;
}
