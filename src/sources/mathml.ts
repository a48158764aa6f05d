import { latexToPlain } from '../core/latex/index.ts';
import { decodeEntities } from './html-entities.ts';

interface MathNode {
  name: string;
  children: (MathNode | string)[];
}

const TOKEN = /<(\/?)(?:[a-z]+:)?([a-z]+)\b[^<>]*?(\/?)>|[^<]+|</gi;
/** Deeper nesting is read as if it stood level: no formula of a title needs it. */
const DEEPEST = 40;

/**
 * What a piece of MathML says, in plain text with Unicode where it has the letters: `x²`, `CO₂`, `a/b`. Reads what is
 * not well formed as far as it goes; takes time in proportion to the length. Markup of presentation is passed over.
 */
export function mathmlToPlain(markup: string): string {
  const latex = latexOf(parse(markup));
  return latex.trim() === '' ? '' : latexToPlain(`$${latex}$`);
}

function parse(markup: string): MathNode {
  const root: MathNode = { name: 'mrow', children: [] };
  const open: MathNode[] = [root];
  for (const [token, close, name, empty] of markup.matchAll(TOKEN)) {
    const current = open.at(-1) ?? root;
    if (name === undefined) {
      current.children.push(decodeEntities(token).trim());
    } else if (close === '/') {
      const depth = open.findLastIndex((node) => node.name === name.toLowerCase());
      if (depth > 0) open.length = depth;
    } else {
      const node: MathNode = { name: name.toLowerCase(), children: [] };
      current.children.push(node);
      if (empty !== '/' && open.length < DEEPEST) open.push(node);
    }
  }
  return root;
}

function latexOf(node: MathNode | string): string {
  if (typeof node === 'string') return escaped(node);
  const parts = node.children.filter((child) => child !== '');
  const part = (index: number) => group(parts[index]);
  switch (node.name) {
    case 'annotation':
    case 'mphantom':
      return '';
    case 'msup':
    case 'mover':
      return `${part(0)}^${part(1)}`;
    case 'msub':
    case 'munder':
      return `${part(0)}_${part(1)}`;
    case 'msubsup':
    case 'munderover':
      return `${part(0)}_${part(1)}^${part(2)}`;
    case 'mfrac':
      return `\\frac${part(0)}${part(1)}`;
    case 'msqrt':
      return `\\sqrt{${parts.map(latexOf).join('')}}`;
    case 'mtext':
      return `\\text{${parts.map(latexOf).join('')}}`;
    case 'mspace':
      return ' ';
    default:
      return parts.map(latexOf).join('');
  }
}

function group(node: MathNode | string | undefined): string {
  return `{${node === undefined ? '' : latexOf(node)}}`;
}

function escaped(text: string): string {
  return text.replace(/[\\~^]/g, ' ').replace(/[{}$%#&_]/g, '\\$&');
}
