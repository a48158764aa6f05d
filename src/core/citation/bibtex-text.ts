import { latexToPlain } from '../latex/index.ts';
import { oneLine } from './one-line.ts';

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  $: '\\$',
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
};

/** Plain text as a BibTeX value: LaTeX's special characters escaped, Unicode kept. */
export function plainValue(text: string): string {
  return oneLine(text).replace(/[\\{}$&%#_^~]/g, (character) => SPECIAL[character] ?? character);
}

/**
 * A field that holds LaTeX, such as an abstract, in its source form. `%`, `&`, `#` and, outside formulas, `_`
 * and `^` are escaped, as sources write them bare. Text whose braces or dollars do not pair up would swallow
 * the rest of the file, so it goes out as the plain text it reads as.
 */
export function latexValue(source: string): string {
  const line = oneLine(source);
  return pairsUp(line) ? escapeBare(line) : plainValue(latexToPlain(line));
}

/**
 * A title in its source form whose capitals survive the styles that lower-case titles: words with a capital
 * past their first letter (`BERT`, `HiRE`) stand in braces, and a title with LaTeX in it stands in braces whole,
 * since those styles would lower-case its formulas and commands, too.
 */
export function titleValue(source: string): string {
  if (/[\\${}]/.test(source)) return `{${latexValue(source)}}`;
  return oneLine(source)
    .split(/([\p{L}\p{N}][^\s,.:;!?()-]*)/u)
    .map((piece) => (/^[\p{L}\p{N}].*\p{Lu}/u.test(piece) ? `{${escapeBare(piece)}}` : escapeBare(piece)))
    .join('');
}

/** Whether braces pair up both as BibTeX counts them (every one) and as LaTeX does (not the escaped ones). */
function pairsUp(line: string): boolean {
  let all = 0;
  let unescaped = 0;
  let dollars = 0;
  for (let index = 0; index < line.length; index += 1) {
    const escaped = line[index] === '\\';
    if (escaped) index += 1;
    const character = line[index];
    if (character === undefined) return false;
    const step = character === '{' ? 1 : character === '}' ? -1 : 0;
    all += step;
    if (!escaped) unescaped += step;
    if (!escaped && character === '$') dollars += 1;
    if (all < 0 || unescaped < 0) return false;
  }
  return all === 0 && unescaped === 0 && dollars % 2 === 0;
}

function escapeBare(line: string): string {
  let inFormula = false;
  return line.replace(/\\.|[$%&#_^]/gu, (piece) => {
    if (piece === '$') inFormula = !inFormula;
    if (piece.length > 1 || piece === '$') return piece;
    return inFormula && (piece === '_' || piece === '^') ? piece : (SPECIAL[piece] ?? piece);
  });
}
