import { MATHS_COMMANDS } from './maths-commands.ts';
import { writeScript } from './maths-scripts.ts';
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
import type { MacroNode, Node } from './nodes.ts';
import { type Sign, signOf } from './signs.ts';
import { MATRIX_ENVIRONMENTS } from './tables/environments.ts';
import { LETTERS, PROSE_SIGNS } from './tables/letters.ts';
import { INSTRUCTIONS, PROSE_WRAPPERS, REFERENCES, SILENT, SPACING } from './tables/macros.ts';
import { RELATION_SIGNS } from './tables/relations.ts';

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
      put(writer, node.value.replace(/\s+/gu, ' ').trim());
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
  // Line ends are lost in listings, so a comment in a formula has no end: only its sign is left out.
  const isComment = character === '%' && !isLast && !/\d$/u.test(writer.text.slice(-1));
  if (isComment) return;
  if (character === "'") attach(writer, '′');
  else if (character === '&') endCell(writer, ',');
  else put(writer, character);
}

function endCell(writer: MathsWriter, sign: string): void {
  if (writer.hasCells) putLoose(writer, sign);
  else putSpace(writer);
}

/** Punctuation: close to what is before it, apart from what follows. */
function putLoose(writer: MathsWriter, sign: string): void {
  attach(writer, sign);
  writer.endsInWord = false;
  if (!writer.isTight) writer.gap = true;
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

function writeMacro(writer: MathsWriter, node: MacroNode, prose: ProseReader): void {
  const { name, args } = node;
  const sign = args.length === 0 ? signOf(name) : null;
  if (name === '\\') endCell(writer, ';');
  else if (name === 'colon') putLoose(writer, ':');
  else if (SPACING.has(name) || (name !== '' && name.trim() === '')) putSpace(writer);
  else if (SILENT.has(name) || REFERENCES.has(name) || INSTRUCTIONS.has(name)) return;
  else if (sign !== null) writeSign(writer, sign);
  else if (args.length > 0) writeCommand(writer, node, prose);
  else writeUnknown(writer, name);
}

function writeSign(writer: MathsWriter, sign: Sign): void {
  switch (sign.kind) {
    case 'relation':
      putRelation(writer, sign.text);
      break;
    case 'tight':
      putTight(writer, sign.text);
      break;
    case 'word':
      putWord(writer, sign.text);
      break;
    case 'large':
      put(writer, sign.text);
      writer.endsInWord = true;
      break;
    case 'symbol':
      put(writer, sign.text);
      break;
  }
}

function writeCommand(writer: MathsWriter, node: MacroNode, prose: ProseReader): void {
  const command = MATHS_COMMANDS.get(node.name);
  const [first = [], second = []] = node.args;
  if (command === undefined) {
    writeWrapper(writer, node.name, first, prose);
    return;
  }
  command(writer, renderMaths(first, prose, writer.isTight), renderMaths(second, prose, writer.isTight));
}

/** A macro that only dresses its argument, known or not. Words in it are prose: `\text{if so}`. */
function writeWrapper(writer: MathsWriter, name: string, content: Node[], prose: ProseReader): void {
  const holdsWords = content.some((child) => child.kind === 'text' && child.value.length > 1);
  if (content.length === 0) writeUnknown(writer, name);
  else if (PROSE_WRAPPERS.has(name) || holdsWords) putWord(writer, prose(content));
  else writeNodes(writer, content, prose);
}

function writeUnknown(writer: MathsWriter, name: string): void {
  const letter = name.length > 1 ? (LETTERS.get(name) ?? PROSE_SIGNS.get(name)) : undefined;
  if (letter !== undefined) put(writer, letter);
  else if (name.length > 1) putWord(writer, name);
  else if (/[\p{L}\p{N}]/u.test(name)) put(writer, name);
}
