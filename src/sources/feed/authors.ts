import type { XmlElement } from '../xml.ts';
import { childrenOf, textOf } from '../xml-tree.ts';
import { htmlLine } from './html.ts';

const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i;
const INITIALS = /^(?:\p{Lu}\.?[\s-]*){1,4}$/u;

/** Authors as RSS names them: one `dc:creator` each, all in one, or `author` with an address of mail. */
export function rssAuthors(item: XmlElement): string[] {
  const creators = childrenOf(item, 'dc:creator', 'dcterms:creator').map(textOf);
  const written = creators.length > 0 ? creators : childrenOf(item, 'author').map(plainAuthor);
  return written.length === 1 ? splitAuthors(written[0] ?? '') : cleaned(written);
}

/**
 * Names out of one line: apart by semicolons, or by commas outside parentheses, which hold affiliations and go.
 * `Doe, J., Roe, A. B.` is two names, family first. arXiv's listings write `Name (One, Two), Name`.
 */
export function splitAuthors(line: string): string[] {
  const text = htmlLine(line);
  if (text.includes(';')) return cleaned(text.split(';').map(withoutParentheses));
  const pieces = withoutParentheses(text)
    .split(/,(?:\s*and\s+)?|\s+and\s+|\s+&\s+/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  const areInverted =
    pieces.length > 1 &&
    pieces.length % 2 === 0 &&
    pieces.every((piece, index) => index % 2 === 0 || INITIALS.test(piece));
  if (areInverted) {
    return cleaned(
      pieces.flatMap((piece, index) => (index % 2 === 0 ? [`${pieces[index + 1]} ${piece}`] : [])),
    );
  }
  const names: string[] = [];
  for (const piece of pieces) {
    if (SUFFIX.test(piece) && names.length > 0) names.push(`${names.pop()} ${piece}`);
    else names.push(piece);
  }
  return cleaned(names);
}

/** `someone@example.org (A. Name)` is A. Name; of an address alone nothing is said. */
function plainAuthor(author: XmlElement): string {
  const name = childrenOf(author, 'name')[0];
  const text = textOf(name ?? author).trim();
  const inBrackets = /@[^()]*\(([^()]+)\)/.exec(text)?.[1];
  if (inBrackets !== undefined) return inBrackets;
  return text.includes('@') ? '' : text;
}

/** Without what stands in parentheses, however deep; one that never closes ends with the line. */
function withoutParentheses(text: string): string {
  let depth = 0;
  let result = '';
  for (const character of text) {
    if (character === '(') depth += 1;
    if (depth === 0) result += character;
    if (character === ')' && depth > 0) depth -= 1;
  }
  return result;
}

function cleaned(names: readonly string[]): string[] {
  const lines = names.map((name) => htmlLine(name).replace(/\s*:$/, ''));
  return [...new Set(lines.filter((name) => /[\p{L}\p{N}]/u.test(name)))];
}
