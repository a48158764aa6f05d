/** Units whose abbreviation ends in a full stop and stands before a per cent sign: `8 vol. % methanol`. */
const UNITS = new Set(['wt', 'vol', 'mol', 'at', 'atom', 'mass', 'weight', 'approx', 'ca']);

/**
 * The end of the comment that starts at the `%` at `at`, or `null` where the sign means per cent.
 *
 * TeX comments run to the end of their line, but listings join lines, so that the line end is gone: there the
 * comment ends with its sentence. It is taken for a comment only where a per cent sign cannot stand: after a
 * finished sentence, or between a brace and the end of a line.
 */
export function commentEnd(source: string, at: number): number | null {
  if (gluesLines(source, at)) return lineEnd(source, at);
  if (!followsSentence(source, at)) return null;
  return sentenceEnd(source, at);
}

function gluesLines(source: string, at: number): boolean {
  const before = source[at - 1];
  return (before === '{' || before === '}') && source[at + 1] === '\n';
}

function followsSentence(source: string, at: number): boolean {
  let index = at - 1;
  if (index < 0 || !isSpace(source[index])) return false;
  // Text is searched backwards only as far as one space in listings; a long gap is not worth following.
  for (let steps = 0; steps < 40 && isSpace(source[index]); steps += 1) index -= 1;
  if (!'.!?'.includes(source[index] ?? ' ')) return false;
  const word = /([A-Za-z]+)\.$/u.exec(source.slice(Math.max(0, index - 12), index + 1));
  return !UNITS.has(word?.[1] ?? '');
}

function lineEnd(source: string, from: number): number {
  const end = source.indexOf('\n', from);
  return end === -1 ? source.length : end + 1;
}

function sentenceEnd(source: string, from: number): number {
  let depth = 0;
  for (let index = from; index < source.length; index += 1) {
    const character = source[index];
    if (character === '\n') return index;
    if (character === '{') depth += 1;
    if (character === '}' && depth === 0) return index;
    if (character === '}') depth -= 1;
    if ('.!?'.includes(character ?? ' ') && startsSentence(source, index + 1)) return index + 1;
  }
  return source.length;
}

function startsSentence(source: string, index: number): boolean {
  return isSpace(source[index]) && /^[\p{Lu}$\\`]/u.test(source.slice(index + 1, index + 3));
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && /\s/u.test(character);
}
