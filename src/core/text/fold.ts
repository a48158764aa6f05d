/** Letters that NFKD does not take apart, and the plain letters people type for them. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
};

/** Greek letters by the name people type: `μP` is asked for as `muP`. */
const GREEK: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ζ: 'zeta',
  η: 'eta',
  θ: 'theta',
  ι: 'iota',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  ν: 'nu',
  ξ: 'xi',
  ο: 'omicron',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  ς: 'sigma',
  τ: 'tau',
  υ: 'upsilon',
  φ: 'phi',
  χ: 'chi',
  ψ: 'psi',
  ω: 'omega',
};

const FOLDABLE = /[ßøłæœđðþıħŋα-ω]/gu;

/**
 * Brings text to the form in which spellings meet: lower case, compatibility forms taken apart (NFKD), marks
 * dropped, special Latin letters and Greek written in plain ones. `Gödel` and `godel`, `μP` and `muP`, `H₂O`
 * and `h2o` become the same. Everything else, spaces and punctuation too, stays.
 */
export function fold(text: string): string {
  const lower = text.normalize('NFKD').toLowerCase().normalize('NFKD');
  return lower
    .replace(/\p{M}+/gu, '')
    .replace(FOLDABLE, (letter) => LETTERS[letter] ?? GREEK[letter] ?? letter);
}

/** Folded words with one space between: what two spellings of one title have in common. */
export function foldedWords(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
