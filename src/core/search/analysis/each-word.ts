import { wordsOf } from './words.ts';

const ASCII = /^[\x00-\x7f]*$/;
const ZERO = 48;
const NINE = 57;
const A = 97;
const Z = 122;

/**
 * The words of `wordsOf`, in the same order, without a string made for each of plain ASCII text, which is most of what
 * is indexed: `visit` is told where in `text` the word stands.
 */
export function eachWord(text: string, visit: (text: string, from: number, to: number) => void): void {
  if (!ASCII.test(text)) {
    for (const word of wordsOf(text)) visit(word, 0, word.length);
    return;
  }
  const folded = text.toLowerCase();
  let from = 0;
  for (let at = 0; at < folded.length; at += 1) {
    if (isWordCode(folded.charCodeAt(at))) continue;
    if (at > from) visit(folded, from, at);
    from = at + 1;
  }
  if (folded.length > from) visit(folded, from, folded.length);
}

function isWordCode(code: number): boolean {
  return (code >= A && code <= Z) || (code >= ZERO && code <= NINE);
}
