/** Double-struck letters that Unicode had before the mathematical alphabets. */
const EARLY = new Map([
  ['C', 'ℂ'],
  ['H', 'ℍ'],
  ['N', 'ℕ'],
  ['P', 'ℙ'],
  ['Q', 'ℚ'],
  ['R', 'ℝ'],
  ['Z', 'ℤ'],
]);
const FIRST_CAPITAL = 0x1d538;
const FIRST_SMALL = 0x1d552;
const FIRST_DIGIT = 0x1d7d8;

/** The text with its Latin letters and digits double-struck: R becomes ℝ, E becomes 𝔼, 1 becomes 𝟙. */
export function toDoubleStruck(text: string): string {
  return text.replace(/[A-Za-z0-9]/gu, doubleStruck);
}

function doubleStruck(character: string): string {
  const early = EARLY.get(character);
  if (early !== undefined) return early;
  const code = character.charCodeAt(0);
  if (code >= 97) return String.fromCodePoint(FIRST_SMALL + code - 97);
  if (code >= 65) return String.fromCodePoint(FIRST_CAPITAL + code - 65);
  return String.fromCodePoint(FIRST_DIGIT + code - 48);
}
