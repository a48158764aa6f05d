import type { RichText } from '../document/document.ts';
import { flatten } from '../document/rich-text.ts';
import { accented } from './accents.ts';
import type { MacroNode, Node } from './nodes.ts';
import {
  lastWritten,
  type ProseWriter,
  proseWriter,
  type Style,
  toRichText,
  write,
  writeOmission,
  writeSpace,
} from './prose-writer.ts';
import { writeRun } from './punctuation.ts';
import { renderMaths } from './render-maths.ts';
import { signOf } from './signs.ts';
import { PROSE_ACCENTS } from './tables/accents.ts';
import { SIGNATURES } from './tables/arguments.ts';
import { MATHS_ENVIRONMENTS } from './tables/environments.ts';
import { LETTERS, PROSE_SIGNS } from './tables/letters.ts';
import {
  INSTRUCTIONS,
  REFERENCES,
  SILENT,
  SPACING,
  STYLE_DECLARATIONS,
  STYLE_WRAPPERS,
} from './tables/macros.ts';

/** Prose as spans: trimmed, white space collapsed, formulas written out in Unicode. */
export function renderProse(nodes: Node[]): RichText {
  const writer = proseWriter();
  writeNodes(writer, nodes, null);
  return toRichText(writer);
}

function plain(nodes: Node[]): string {
  return flatten(renderProse(nodes));
}

function writeNodes(writer: ProseWriter, nodes: Node[], outerStyle: Style): void {
  let style = outerStyle;
  for (const [index, node] of nodes.entries()) {
    const declared = node.kind === 'macro' ? STYLE_DECLARATIONS.get(node.name) : undefined;
    if (declared !== undefined) style = declared;
    else writeNode(writer, node, nodes[index + 1], style);
  }
}

function writeNode(writer: ProseWriter, node: Node, next: Node | undefined, style: Style): void {
  switch (node.kind) {
    case 'text':
      if (style === 'code') {
        write(writer, node.value, style);
        return;
      }
      writeRun(writer, node.value, style, next !== undefined && next.kind !== 'space');
      break;
    case 'space':
      writeSpace(writer, style);
      break;
    case 'tie':
      writeTie(writer, style);
      break;
    case 'verbatim':
      write(writer, collapse(node.value), 'code');
      break;
    case 'group':
      writeGroup(writer, node.children, style);
      break;
    case 'environment':
      writeEnvironment(writer, node.name, node, style);
      break;
    case 'formula':
      write(writer, renderMaths(node.children, plain), style);
      break;
    case 'script':
      write(writer, renderMaths([node], plain), style);
      break;
    case 'macro':
      writeMacro(writer, node, next, style);
      break;
  }
}

/** A tie joins two words; elsewhere its sign means about (`~29`), home (`/~name`) or itself. */
function writeTie(writer: ProseWriter, style: Style): void {
  if (/^[\s([/=<>]?$/u.test(lastWritten(writer))) write(writer, '~', style);
  else writeSpace(writer, style);
}

/** Braces group and vanish, except right after an equals sign, where they hold a set: `X = {0, 1}`. */
function writeGroup(writer: ProseWriter, children: Node[], style: Style): void {
  const isSet = writer.pieces.at(-1)?.text.endsWith('=') === true && children[0]?.kind === 'text';
  if (isSet) write(writer, '{', style);
  writeNodes(writer, children, style);
  if (isSet) write(writer, '}', style);
}

function writeEnvironment(writer: ProseWriter, name: string, node: Node, style: Style): void {
  if (node.kind !== 'environment') return;
  writeSpace(writer, style);
  if (MATHS_ENVIRONMENTS.has(name)) write(writer, renderMaths([node], plain), style);
  else writeNodes(writer, node.children, style);
  writeSpace(writer, style);
}

function writeMacro(writer: ProseWriter, node: MacroNode, next: Node | undefined, style: Style): void {
  const { name } = node;
  const content = node.args[0] ?? [];
  const wrapper = STYLE_WRAPPERS.get(name);
  const accent = PROSE_ACCENTS.get(name);
  const letter = LETTERS.get(name);
  if (wrapper !== undefined) {
    writeNodes(writer, content, wrapper);
    return;
  }
  if (accent !== undefined) {
    writeAccented(writer, node, accent, style);
    return;
  }
  if (letter !== undefined && node.args.length === 0) {
    write(writer, letter, style);
    if (node.spacesAfter > 1) writeSpace(writer, style);
    return;
  }
  if (SPACING.has(name) || name.trim() === '') {
    name === '' ? undefined : writeSpace(writer, style);
    return;
  }
  if (REFERENCES.has(name)) {
    writeOmission(writer);
    return;
  }
  if (INSTRUCTIONS.has(name) || SILENT.has(name)) return;
  if (writeSpecial(writer, node, style)) return;
  writeSign(writer, node, next, style);
  if (node.spacesAfter > 0) writeSpace(writer, style);
}

function writeAccented(writer: ProseWriter, node: MacroNode, mark: string, style: Style): void {
  const base = plain(node.args[0] ?? []);
  const stands = (node.name === '~' || node.name === '^') && !/^\p{L}/u.test(base);
  write(writer, stands ? node.name + base : accented(base, mark), style);
}

/** Macros whose arguments are more than dressed. Returns whether it was one. */
function writeSpecial(writer: ProseWriter, node: MacroNode, style: Style): boolean {
  const [first = [], second = []] = node.args;
  switch (node.name) {
    case 'url':
    case 'path':
    case 'nolinkurl':
      write(writer, address(node.raw[0] ?? ''), style);
      return true;
    case 'href':
    case 'textcolor':
    case 'colorbox':
    case 'raisebox':
      writeNodes(writer, second, style);
      return true;
    case 'footnote':
    case 'thanks':
    case 'footnotetext':
      writeSpace(writer, style);
      write(writer, `(${plain(first)})`, style);
      return true;
    default:
      return false;
  }
}

/** An address as it stands between its braces, with TeX's escapes taken out. */
function address(raw: string): string {
  const inner = raw.trim().replace(/^\{/u, '').replace(/\}$/u, '');
  return collapse(inner.replace(/\\([%#&_~{}$])/gu, '$1'));
}

/** A sign, a command of formulas outside a formula, or a macro nobody defined. */
function writeSign(writer: ProseWriter, node: MacroNode, next: Node | undefined, style: Style): void {
  const { name, args } = node;
  const prose = args.length === 0 ? PROSE_SIGNS.get(name) : undefined;
  const sign = args.length === 0 ? signOf(name) : null;
  if (prose !== undefined) {
    write(writer, prose, style);
    return;
  }
  if (sign !== null) {
    write(writer, sign.text, style);
    return;
  }
  const isFormula = SIGNATURES.get(name)?.mode === 'maths' || name === 'frac' || name === 'binom';
  if (isFormula && args.length > 0) {
    write(writer, renderMaths([node], plain), style);
    return;
  }
  const [content = []] = args;
  if (content.length > 0) {
    writeNodes(writer, content, style);
    return;
  }
  if (/^[\p{L}\p{N}]/u.test(name)) write(writer, name, style);
  if (args.length > 0 && next?.kind === 'text' && /^[\p{L}\p{N}]/u.test(next.value))
    writeSpace(writer, style);
}

function collapse(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
