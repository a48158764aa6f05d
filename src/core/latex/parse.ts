import { type Cursor, closerOf, openCursor, rawBetween, skipSpaces, stretch } from './cursor.ts';
import { environmentName } from './delimiters.ts';
import { formulaAt } from './formula-range.ts';
import type { MacroNode, Mode, Node } from './nodes.ts';
import { isSign } from './signs.ts';
import { PROSE_ONLY_ACCENTS, SIGNATURES, type Signature, UNKNOWN } from './tables/arguments.ts';
import { COLUMN_ENVIRONMENTS, MATHS_ENVIRONMENTS } from './tables/environments.ts';

/** Deeper nesting is read as if its braces were not there, so that no source can exhaust the stack. */
export const MAX_DEPTH = 48;

/** An optional argument that is not closed within so many tokens is text. */
const LONGEST_OPTION = 120;
const DELIMITER_SIZES = /^(?:left|right|middle|[bB]igg?[lrm]?)$/u;
/** `sqrt{s}` with its backslash lost, as in many titles. */
const BARE_ROOT = /^(?:[^A-Za-z]|)sqrt$/u;
const INFIX = new Map([
  ['over', 'frac'],
  ['choose', 'binom'],
  ['atop', 'binom'],
]);

/** Reads a source as prose with formulas in it. Never throws: what is not TeX is text. */
export function parse(source: string): Node[] {
  return parseStretch(openCursor(source), 'prose', 0);
}

function parseStretch(cursor: Cursor, mode: Mode, depth: number): Node[] {
  const infix = mode === 'maths' ? parseInfix(cursor, depth) : null;
  if (infix !== null) return [infix];
  const nodes: Node[] = [];
  while (cursor.at < cursor.end) append(nodes, parseUnit(cursor, mode, depth), mode);
  return nodes;
}

/** Runs of characters become one node in prose; a formula keeps them apart, since scripts take one. */
function append(nodes: Node[], node: Node | null, mode: Mode): void {
  if (node === null) return;
  const last = nodes.at(-1);
  if (
    mode === 'prose' &&
    node.kind === 'group' &&
    last?.kind === 'text' &&
    BARE_ROOT.test(last.value.slice(-5))
  ) {
    last.value = last.value.slice(0, -'sqrt'.length);
    nodes.push({ kind: 'macro', name: 'sqrt', args: [node.children], raw: [], spacesAfter: 0 });
    return;
  }
  if (mode === 'prose' && node.kind === 'text' && last?.kind === 'text') last.value += node.value;
  else nodes.push(node);
}

/** `{a \over b}` is a fraction of everything before the macro and everything after it. */
function parseInfix(cursor: Cursor, depth: number): MacroNode | null {
  if (depth >= MAX_DEPTH) return null;
  for (let index = cursor.at; index < cursor.end; index = skipGroup(cursor, index)) {
    const token = cursor.tokens[index];
    const name = token?.kind === 'macro' ? INFIX.get(token.text) : undefined;
    if (name === undefined) continue;
    const before = parseStretch(stretch(cursor, cursor.at, index), 'maths', depth + 1);
    const after = parseStretch(stretch(cursor, index + 1, cursor.end), 'maths', depth + 1);
    cursor.at = cursor.end;
    return { kind: 'macro', name, args: [before, after], raw: [], spacesAfter: 0 };
  }
  return null;
}

function skipGroup(cursor: Cursor, index: number): number {
  const closer = cursor.tokens[index]?.kind === 'open' ? closerOf(cursor, index) : null;
  return (closer ?? index) + 1;
}

/** Reads one token with everything that belongs to it; `null` where it says nothing. Always moves the cursor. */
function parseUnit(cursor: Cursor, mode: Mode, depth: number): Node | null {
  const token = cursor.tokens[cursor.at];
  if (token?.kind === 'open') return parseGroup(cursor, mode, depth);
  if (token?.kind === 'dollar' && mode === 'prose') return parseDollar(cursor, depth);
  if (token?.kind === 'super' || token?.kind === 'sub') return parseScript(cursor, mode, depth);
  if (token?.kind === 'macro') return parseMacro(cursor, mode, depth);
  cursor.at += 1;
  if (token?.kind === 'char') return { kind: 'text', value: token.text };
  if (token?.kind === 'space') return { kind: 'space' };
  if (token?.kind === 'tie') return mode === 'prose' ? { kind: 'tie' } : { kind: 'space' };
  if (token?.kind === 'verbatim') return { kind: 'verbatim', value: token.text };
  return null;
}

/** An unmatched brace says nothing to a reader and is left out. */
function parseGroup(cursor: Cursor, mode: Mode, depth: number): Node | null {
  const start = cursor.at + 1;
  const closer = closerOf(cursor, cursor.at);
  cursor.at = start;
  if (closer === null || depth >= MAX_DEPTH) return null;
  cursor.at = closer + 1;
  return { kind: 'group', children: parseStretch(stretch(cursor, start, closer), mode, depth + 1) };
}

function parseDollar(cursor: Cursor, depth: number): Node | null {
  const range = depth < MAX_DEPTH ? formulaAt(cursor) : null;
  cursor.at = range?.next ?? cursor.at + 1;
  if (range === null) return strayDollar(cursor);
  return {
    kind: 'formula',
    children: parseStretch(stretch(cursor, range.start, range.end), 'maths', depth + 1),
  };
}

/** Half of a formula says nothing and is left out; a price, or text without TeX, keeps its sign. */
function strayDollar(cursor: Cursor): Node | null {
  const after = cursor.tokens[cursor.at]?.text ?? '';
  return cursor.hasMacros && !/^\d/u.test(after) ? null : { kind: 'text', value: '$' };
}

/** In prose `_` and `^` are scripts only before a brace: `snake_case` and `L^p` are what their authors typed. */
function parseScript(cursor: Cursor, mode: Mode, depth: number): Node {
  const token = cursor.tokens[cursor.at];
  const braced = cursor.tokens[cursor.at + 1]?.kind === 'open' && closerOf(cursor, cursor.at + 1) !== null;
  cursor.at += 1;
  const isScript = depth < MAX_DEPTH && (mode === 'maths' || braced);
  const children = isScript ? parseArgument(cursor, 'maths', depth) : null;
  if (children === null) return { kind: 'text', value: token?.text ?? '' };
  return { kind: 'script', position: token?.kind === 'super' ? 'super' : 'sub', children };
}

/** The next group, or the next single token with what belongs to it; `null` where nothing can be an argument. */
function parseArgument(cursor: Cursor, mode: Mode, depth: number): Node[] | null {
  skipSpaces(cursor);
  const token = cursor.tokens[cursor.at];
  if (cursor.at >= cursor.end || token === undefined) return null;
  if (token.kind === 'super' || token.kind === 'sub' || token.kind === 'close') return null;
  if (token.kind === 'dollar' && mode === 'maths') return null;
  const unit = parseUnit(cursor, mode, depth + 1);
  if (unit === null) return [];
  return unit.kind === 'group' ? unit.children : [unit];
}

function parseMacro(cursor: Cursor, mode: Mode, depth: number): Node | null {
  const name = cursor.tokens[cursor.at]?.text ?? '';
  if (name === '(' || name === '[') return parseBracketFormula(cursor, depth);
  if (name === 'begin' || name === 'end') return parseEnvironment(cursor, mode, depth);
  cursor.at += 1;
  if (DELIMITER_SIZES.test(name)) return skipNullDelimiter(cursor);
  const macro: MacroNode = { kind: 'macro', name, args: [], raw: [], spacesAfter: 0 };
  if (/^[A-Za-z]/u.test(name)) macro.spacesAfter = skipSpaces(cursor);
  if (depth < MAX_DEPTH) readArguments(cursor, macro, mode, depth);
  return macro;
}

/** `\left.` stands for no bracket at all. */
function skipNullDelimiter(cursor: Cursor): null {
  skipSpaces(cursor);
  if (cursor.at < cursor.end && cursor.tokens[cursor.at]?.text === '.') cursor.at += 1;
  return null;
}

function readArguments(cursor: Cursor, macro: MacroNode, mode: Mode, depth: number): void {
  const signature = signatureOf(cursor, macro, mode);
  if (signature.args === 0) return;
  const inner = signature.mode === 'inherit' ? mode : signature.mode;
  let option: Node[] | null = null;
  for (let found = readOption(cursor, signature, inner, depth); found !== null; ) {
    option = found;
    found = readOption(cursor, signature, inner, depth);
  }
  while (macro.args.length < signature.args) {
    const start = cursor.at;
    const argument = parseArgument(cursor, inner, depth);
    if (argument === null) break;
    macro.args.push(argument);
    macro.raw.push(rawBetween(cursor, start, cursor.at));
  }
  if (macro.args.length > 0) macro.spacesAfter = 0;
  if (option !== null && macro.args.length === signature.args) macro.args.push(option);
}

/** A macro we do not know takes the group that follows it at once, if there is one. */
function signatureOf(cursor: Cursor, macro: MacroNode, mode: Mode): Signature {
  const known = SIGNATURES.get(macro.name);
  const isKnown = known !== undefined && !(mode === 'maths' && PROSE_ONLY_ACCENTS.has(macro.name));
  if (isKnown) return known;
  if (isSign(macro.name)) return { ...UNKNOWN, args: 0 };
  const isWrapper = macro.spacesAfter === 0 && cursor.tokens[cursor.at]?.kind === 'open';
  return isWrapper && closerOf(cursor, cursor.at) !== null ? UNKNOWN : { ...UNKNOWN, args: 0 };
}

function readOption(cursor: Cursor, signature: Signature, mode: Mode, depth: number): Node[] | null {
  if (!signature.optional || cursor.tokens[cursor.at]?.text !== '[') return null;
  const start = cursor.at + 1;
  const limit = Math.min(cursor.end, start + LONGEST_OPTION);
  for (let index = start; index < limit; index = skipGroup(cursor, index)) {
    if (cursor.tokens[index]?.text !== ']') continue;
    cursor.at = index + 1;
    return parseStretch(stretch(cursor, start, index), mode, depth + 1);
  }
  return null;
}

function parseBracketFormula(cursor: Cursor, depth: number): Node | null {
  const start = cursor.at + 1;
  const closer = closerOf(cursor, cursor.at);
  cursor.at = start;
  if (closer === null || depth >= MAX_DEPTH) return null;
  cursor.at = closer + 1;
  return { kind: 'formula', children: parseStretch(stretch(cursor, start, closer), 'maths', depth + 1) };
}

function parseEnvironment(cursor: Cursor, mode: Mode, depth: number): Node | null {
  const begin = cursor.at;
  const name = environmentName(cursor.tokens, begin);
  const closer = closerOf(cursor, begin);
  cursor.at = begin + 1;
  if (name !== '') cursor.at = (closerOf(cursor, begin + 1) ?? begin) + 1;
  if (closer === null || depth >= MAX_DEPTH) return null;
  const inside = stretch(cursor, cursor.at, closer);
  if (COLUMN_ENVIRONMENTS.has(name)) parseArgument(inside, 'prose', depth + 1);
  const inner = MATHS_ENVIRONMENTS.has(name) ? 'maths' : mode;
  const children = parseStretch(inside, inner, depth + 1);
  cursor.at = (closerOf(cursor, closer + 1) ?? closer) + 1;
  return { kind: 'environment', name, children };
}
