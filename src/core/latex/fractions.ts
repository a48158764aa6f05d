/** Letters, digits, marks and what hangs on them: safe to stand before a slash without brackets. */
const SIMPLE_NUMERATOR = /^-?[\p{L}\p{N}\p{M}.∞√⁺⁻₊₋′*°]+$/u;
/** After a slash only one thing is safe, since `1/2n` could mean either: a number or a letter with its scripts. */
const SIMPLE_DENOMINATOR = /^(?:[0-9.]+|[d∂]?[\p{L}∞]\p{M}?)[\p{Lm}⁰¹²³⁴-⁹₀-₉⁺⁻₊₋′*°]*$/u;
const BRACKETED = /^\([^()]*\)$/u;
const ROOTS = new Map([
  ['', '√'],
  ['2', '√'],
  ['3', '∛'],
  ['4', '∜'],
]);

/** One line for a fraction: `2λ/η`, `(nκ² r⁵)/ε²`, `1/(2n)`. */
export function fraction(numerator: string, denominator: string): string {
  const above = SIMPLE_NUMERATOR.test(numerator) ? numerator : bracketed(numerator);
  const below = SIMPLE_DENOMINATOR.test(denominator) ? denominator : bracketed(denominator);
  return `${above}/${below}`;
}

/** One line for a root: `√2`, `√(2λ/η)`, `∛x`. `index` is empty for a square root. */
export function root(content: string, index: string, raisedIndex: string | null): string {
  const sign = ROOTS.get(index) ?? `${raisedIndex ?? `(${index})`}√`;
  return /^(?:[0-9]+|[\p{L}∞])$/u.test(content) ? sign + content : sign + bracketed(content);
}

/** The text in round brackets, unless it stands in a pair of its own already. */
export function bracketed(text: string): string {
  return BRACKETED.test(text) ? text : `(${text})`;
}
