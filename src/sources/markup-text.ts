import { latexToPlain } from '../core/latex/index.ts';
import { cleanLine, cleanText } from '../core/text/clean-text.ts';
import { decodeEntities } from './html-entities.ts';
import { mathmlToPlain } from './mathml.ts';

/**
 * The tags titles and abstracts come with: HTML's for faces and blocks, those of JATS
 * (https://jats.nlm.nih.gov/publishing/), and MathML's. Only these are taken out: `p<0.05 and n>3` is no markup.
 */
const TAGS =
  'a|abstract|alternatives|b|bold|br|break|div|disp-formula|em|ext-link|font|formula|h[1-6]|i|inline-formula|' +
  'inline-graphic|italic|label|li|list|list-item|monospace|ol|ovl|p|roman|sans-serif|sc|scp|sec|section|small|span|' +
  'strike|strong|styled-content|sub|sup|table|tbody|td|tex-math|title|tr|tt|u|ul|underline|xref|' +
  'm(?:ath|row|i|n|o|text|sup|sub|subsup|frac|sqrt|over|under|style|space|fenced|table|tr|td|padded|multiscripts)';
const PREFIX = '(?:jats:|mml:|ce:|m:)?';
const ANY_TAG = new RegExp(`</?${PREFIX}(?:${TAGS})(?:\\s[^<>]*)?/?>`, 'gi');
const BLOCK_TAG = new RegExp(
  `</?${PREFIX}(?:abstract|br|break|div|h[1-6]|li|list|list-item|p|sec|tr)(?:\\s[^<>]*)?/?>`,
  'gi',
);
const INSTRUCTION = /<\?[^<>]*\?>/g;
const RAISED = /<(?:jats:)?(su[bp])(?:\s[^<>]*)?>([^<]{1,40})<\/(?:jats:)?\1>/gi;
const HEADING = /<((?:jats:)?title)(?:\s[^<>]*)?>/gi;
const MATH = /<((?:mml:|m:)?math)(?:\s[^<>]*)?>/gi;
const ALTERNATIVES = /<((?:jats:)?alternatives)(?:\s[^<>]*)?>/gi;
const TEX = /<((?:jats:)?tex-math)(?:\s[^<>]*)?>/gi;

/** A title or name as plain text on one line: markup read, entities as letters, formulas in Unicode. */
export function markupLine(markup: string): string {
  return cleanLine(withoutMarkup(markup));
}

/**
 * An abstract as plain text, a line each paragraph. The heading that only says "Abstract" goes; others stand before
 * their part, `Background: …`.
 */
export function markupText(markup: string): string {
  const blocks = replaceElements(markup, HEADING, headingText).replace(/\s+/g, ' ').replace(BLOCK_TAG, '\n');
  const lines = cleanText(withoutMarkup(blocks)).split('\n');
  const paragraphs = lines.map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '');
  return paragraphs
    .join('\n')
    .replace(/: \n|:\n/g, ': ')
    .trim();
}

function headingText(heading: string): string {
  const text = markupLine(heading).replace(/[:.]+$/, '');
  return text === '' || /^(?:abstract|summary)$/i.test(text) ? '\n' : `\n<p>${text}: `;
}

/** Twice, since publishers deposit markup that was escaped once too often: `&amp;lt;i&amp;gt;`. */
function withoutMarkup(markup: string): string {
  return decodeEntities(takenOut(decodeEntities(takenOut(takenOut(markup))))).replace(ANY_TAG, '');
}

function takenOut(markup: string): string {
  if (!markup.includes('<')) return markup;
  const single = replaceElements(withoutComments(markup), ALTERNATIVES, (inner) => texOf(inner) ?? inner);
  return replaceElements(replaceElements(single, TEX, inlineTex), MATH, mathmlToPlain)
    .replace(RAISED, (_, level: string, inner: string) => raised(level, inner))
    .replace(ANY_TAG, '');
}

function withoutComments(markup: string): string {
  const [before = '', ...others] = markup.replace(INSTRUCTION, '').split('<!--');
  const after = others.map((piece) => {
    const end = piece.indexOf('-->');
    return end === -1 ? piece : piece.slice(end + '-->'.length);
  });
  return [before, ...after].join('');
}

/** Puts something else for each element with its content. Takes time in proportion to the length. */
function replaceElements(text: string, opening: RegExp, put: (inner: string) => string): string {
  let result = '';
  let done = 0;
  for (const match of text.matchAll(opening)) {
    if (match.index < done) continue;
    const start = match.index + match[0].length;
    const close = `</${match[1] ?? ''}>`;
    const end = text.indexOf(close, start);
    if (end === -1) break;
    result += text.slice(done, match.index) + put(text.slice(start, end));
    done = end + close.length;
  }
  return result + text.slice(done);
}

/** The formula in TeX alone, where one of the alternatives is that. */
function texOf(alternatives: string): string | null {
  let tex: string | null = null;
  replaceElements(alternatives, TEX, (inner) => {
    tex ??= inlineTex(inner);
    return '';
  });
  return tex;
}

/** Without the LaTeX document publishers wrap formulas in, and in the line, not on its own. */
function inlineTex(tex: string): string {
  const start = tex.indexOf('\\begin{document}');
  const end = tex.lastIndexOf('\\end{document}');
  const body = start === -1 || end < start ? tex : tex.slice(start + '\\begin{document}'.length, end);
  return body.trim().replace(/^\${2}|\${2}$/g, '$$');
}

/** `H₂O`, `10⁻³`; ordinals and signs stay as they are: `1st`, `®`. */
function raised(level: string, inner: string): string {
  const text = decodeEntities(inner).trim();
  if (!/^[\p{L}\p{N}+\-−–=(), ]+$/u.test(text) || /^(?:st|nd|rd|th|TM)$/i.test(text)) return inner;
  return latexToPlain(`$${level.toLowerCase() === 'sup' ? '^' : '_'}{${text}}$`);
}
