const BLANK_LINE = /\n[^\S\n]*\n/u;
const TEX = /[\\^_{]/u;
const PRICE_START = /^\s?\d/u;
const NUMBER_ONLY = /^[\d\s.,]*$/u;
/** Four words of prose in a row: more than a formula says without `\text`. */
const PROSE = /[a-z]{2,30} [a-z]{2,30} [a-z]{2,30} [a-z]{2,30}/u;
const TEXT_IN_FORMULA = /\\(?:text|mbox|hbox|rm|mathrm)/u;

/**
 * Whether what stands between two dollar signs is a formula, and not the prose between two prices (`$5 and $6`)
 * or between a forgotten dollar sign and the next formula.
 *
 * @param content what stands between the signs
 * @param after the character after the second sign, empty at the end
 */
export function isFormula(content: string, after: string): boolean {
  if (BLANK_LINE.test(content)) return false;
  if (TEXT_IN_FORMULA.test(content)) return true;
  if (PROSE.test(content)) return false;
  if (TEX.test(content) || !PRICE_START.test(content)) return true;
  if (/\d/u.test(after)) return false;
  return NUMBER_ONLY.test(content) || !/\s$/u.test(content);
}

/** Whether an unpaired dollar sign starts a formula whose end was forgotten, judged by the word it starts. */
export function startsFormula(word: string): boolean {
  return /^[\p{L}\d\\^{(]/u.test(word) && /[\\^{]/u.test(word);
}
