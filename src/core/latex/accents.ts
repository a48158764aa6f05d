const DOTLESS = new Map([
  ['ı', 'i'],
  ['ȷ', 'j'],
]);
const LETTER_WITH_REST = /^(\p{L})(.*)$/su;
const ONLY_SCRIPTS = /^[\p{Lm}\p{No}\p{M}⁺⁻₊₋′*°]*$/u;

/** Puts a combining mark on the first letter: `s` with a caron is `š`. Text that starts with no letter stays as it is. */
export function accented(text: string, mark: string): string {
  const [, letter, rest] = LETTER_WITH_REST.exec(text) ?? [];
  if (letter === undefined) return text;
  return `${(DOTLESS.get(letter) ?? letter) + mark}`.normalize('NFC') + (rest ?? '');
}

/** The same in a formula, where a mark over several letters cannot be written and is left out. */
export function accentedSymbol(text: string, mark: string): string {
  const [, , rest] = LETTER_WITH_REST.exec(text) ?? [];
  return rest !== undefined && ONLY_SCRIPTS.test(rest) ? accented(text, mark) : text;
}

/** The sign struck through: `=` becomes `≠`. */
export function negated(sign: string): string {
  const [first = '', ...rest] = sign;
  return first === '' ? '' : `${first}\u0338`.normalize('NFC') + rest.join('');
}
