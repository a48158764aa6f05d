import { accentedSymbol, negated } from './accents.ts';
import { bracketed, fraction, root } from './fractions.ts';
import {
  attach,
  type MathsWriter,
  mathsWriter,
  put,
  putRelation,
  putSpace,
  putTight,
  putWord,
} from './maths-writer.ts';
import type { MacroNode, Node, ScriptPosition } from './nodes.ts';
import { signOf } from './signs.ts';
import { MATHS_ACCENTS, PROSE_ACCENTS } from './tables/accents.ts';
import { toDoubleStruck } from './tables/double-struck.ts';
import { MATRIX_ENVIRONMENTS } from './tables/environments.ts';
import { LETTERS, PROSE_SIGNS } from './tables/letters.ts';
import { INSTRUCTIONS, REFERENCES, SILENT, SPACING } from './tables/macros.ts';
import { RELATION_SIGNS } from './tables/relations.ts';
import { toScript } from './tables/script-characters.ts';

/** Reads prose inside a formula (`\text{…}`) as plain text. */
export type ProseReader = (nodes: Node[]) => string;

/** A formula as one line of Unicode text, trimmed, with single spaces. */
export function renderMaths(nodes: Node[], prose: ProseReader, isTight = false): string {
  const writer = mathsWriter(isTight);
  writeNodes(writer, nodes, prose);
  return writer.text;
}

function writeNodes(writer: MathsWriter, nodes: Node[], prose: ProseReader): void {
  for (let index = 0; index < nodes.length; index += 1) {
    const signs = relationRun(nodes, index);
    const node = nodes[index];
    if (signs !== '') {
      putRelation(writer, signs);
      index += [...signs].length - 1;
    } else if (node !== undefined) {
      writeNode(writer, node, prose, index + 1 === nodes.length);
    }
  }
}

/** Relations typed with several characters stay together: `:=`, `<=`, `>>`. Empty where there is none. */
function relationRun(nodes: Node[], from: number): string {
  let run = '';
  for (let index = from; index < nodes.length; index += 1) {
    const node = nodes[index];
    if (node?.kind !== 'text') break;
    const belongs = RELATION_SIGNS.has(node.value) || (node.value === ':' && run === '');
    if (!belongs) break;
    run += node.value;
  }
  return run === ':' ? '' : run;
}

function writeNode(writer: MathsWriter, node: Node, prose: ProseReader, isLast: boolean): void {
  switch (node.kind) {
    case 'text':
      writeCharacter(writer, node.value, isLast);
      break;
    case 'space':
    case 'tie':
      putSpace(writer);
      break;
    case 'verbatim':
      put(writer, node.value);
      break;
    case 'group':
    case 'formula':
      writeNodes(writer, node.children, prose);
      break;
    case 'script':
      writeScript(writer, renderMaths(node.children, prose, true), node.position);
      break;
    case 'environment':
      writeEnvironment(writer, node.name, node.children, prose);
      break;
    case 'macro':
      writeMacro(writer, node, prose);
      break;
  }
}

function writeCharacter(writer: MathsWriter, character: string, isLast: boolean): void {
  if (character === "'") {
    attach(writer, '′');
    return;
  }
  if (character === '&') {
    writer.hasCells ? putCellEnd(writer, ',') : putSpace(writer);
    return;
  }
  // Line ends are lost in listings, so a comment in a formula has no end: only its sign is left out.
  if (character === '%' && !isLast && !/\d$/u.test(writer.text.slice(-1))) return;
  put(writer, character);
}

function putCellEnd(writer: MathsWriter, sign: string): void {
  attach(writer, sign);
  writer.gap = true;
}

function writeEnvironment(writer: MathsWriter, name: string, children: Node[], prose: ProseReader): void {
  if (!MATRIX_ENVIRONMENTS.has(name)) {
    writeNodes(writer, children, prose);
    return;
  }
  const inner = mathsWriter(writer.isTight);
  inner.hasCells = true;
  writeNodes(inner, children, prose);
  put(writer, `(${inner.text})`);
}

function writeScript(writer: MathsWriter, content: string, position: ScriptPosition): void {
  if (content === '') return;
  const script = toScript(content, position);
  if (script !== null) {
    attach(writer, script);
    return;
  }
  const marker = position === 'super' ? '^' : '_';
  if (content.startsWith(marker)) {
    attach(writer, content);
    return;
  }
  const isWord = /^(?:.|[\p{Lu}\p{Ll}\p{Lo}\p{Nd}.]+)$/u.test(content);
  attach(writer, marker + (isWord ? content : bracketed(content)));
  if (isWord) writer.endsInWord = true;
}

function writeMacro(writer: MathsWriter, node: MacroNode, prose: ProseReader): void {
  const { name, args } = node;
  if (SPACING.has(name)) {
    name === '\\' && writer.hasCells ? putCellEnd(writer, ';') : putSpace(writer);
    return;
  }
  if (name === ' ') {
    putSpace(writer);
    return;
  }
  if (SILENT.has(name) || REFERENCES.has(name) || INSTRUCTIONS.has(name)) return;
  const sign = args.length === 0 ? signOf(name) : null;
  if (sign?.kind === 'relation') {
    putRelation(writer, sign.text);
    return;
  }
  if (sign?.kind === 'tight') {
    putTight(writer, sign.text);
    return;
  }
  if (sign?.kind === 'word') {
    putWord(writer, sign.text);
    return;
  }
  if (sign?.kind === 'large') {
    writeLarge(writer, sign.text);
    return;
  }
  if (sign?.kind === 'symbol') {
    put(writer, sign.text);
    return;
  }
  if (args.length > 0) {
    writeCommand(writer, node, prose);
    return;
  }
  const letter = name.length > 1 ? (LETTERS.get(name) ?? PROSE_SIGNS.get(name)) : undefined;
  if (letter !== undefined) put(writer, letter);
  else if (name.length > 1) putWord(writer, name);
  else put(writer, /[\p{L}\p{N}]/u.test(name) ? name : '');
}

function writeLarge(writer: MathsWriter, sign: string): void {
  put(writer, sign);
  writer.endsInWord = true;
}

function writeCommand(writer: MathsWriter, node: MacroNode, prose: ProseReader): void {
  const { name, args } = node;
  const argument = (index: number): string => renderMaths(args[index] ?? [], prose, writer.isTight);
  const mark = MATHS_ACCENTS.get(name) ?? PROSE_ACCENTS.get(name);
  if (mark !== undefined) {
    put(writer, accentedSymbol(argument(0), mark));
    return;
  }
  switch (name) {
    case 'frac':
    case 'tfrac':
    case 'dfrac':
    case 'cfrac':
    case 'sfrac':
    case 'nicefrac':
      putWord(writer, fraction(argument(0), argument(1)));
      break;
    case 'sqrt':
      writeRoot(writer, argument(0), argument(1));
      break;
    case 'binom':
    case 'dbinom':
    case 'tbinom':
    case 'choose':
    case 'atop':
      put(writer, `(${argument(0)} choose ${argument(1)})`);
      break;
    case 'stackrel':
    case 'overset':
      writeStacked(writer, argument(1), argument(0), 'super');
      break;
    case 'underset':
      writeStacked(writer, argument(1), argument(0), 'sub');
      break;
    case 'not':
      putRelation(writer, negated(argument(0)));
      break;
    case 'mathbb':
    case 'Bbb':
    case 'mathbbm':
    case 'mathds':
      put(writer, toDoubleStruck(argument(0)));
      break;
    case 'mathrm':
    case 'operatorname':
    case 'mathop':
      writeName(writer, argument(0));
      break;
    case 'pmod':
    case 'pod':
      writer.gap = writer.text !== '';
      put(writer, `(mod ${argument(0)})`);
      break;
    case 'abs':
      put(writer, `|${argument(0)}|`);
      break;
    case 'norm':
      put(writer, `‖${argument(0)}‖`);
      break;
    case 'ket':
      put(writer, `|${argument(0)}⟩`);
      break;
    case 'bra':
      put(writer, `⟨${argument(0)}|`);
      break;
    case 'text':
    case 'textrm':
    case 'mbox':
    case 'hbox':
      putWord(writer, prose(args[0] ?? []));
      break;
    default:
      writeWrapper(writer, node, prose);
      break;
  }
}

function writeRoot(writer: MathsWriter, content: string, index: string): void {
  put(writer, root(content, index, toScript(index, 'super')));
}

/** One upright letter stays close (`dx`), several are a name (`GeV`). */
function writeName(writer: MathsWriter, name: string): void {
  if (name.length > 1) putWord(writer, name);
  else put(writer, name);
}

function writeStacked(writer: MathsWriter, base: string, script: string, position: ScriptPosition): void {
  if (RELATION_SIGNS.has(base)) putRelation(writer, base);
  else putWord(writer, base);
  const { gap } = writer;
  writeScript(writer, script, position);
  writer.gap = gap;
}

/** A macro that only dresses its argument, known or not. */
function writeWrapper(writer: MathsWriter, node: MacroNode, prose: ProseReader): void {
  const content = node.args[0] ?? [];
  if (content.length === 0) {
    putWord(writer, node.name);
    return;
  }
  if (content.some((child) => child.kind === 'text' && child.value.length > 1))
    putWord(writer, prose(content));
  else writeNodes(writer, content, prose);
}
