import { isEtAl, shownName } from '../inverted-name.ts';

const INITIALS = /^(?:\p{Lu}\p{M}*\.?[ -]?){1,4}$/u;

/**
 * The names in one cell: parted by semicolons (`Beispiel, Ada; Muster, Bo`), bars or new lines; else by `and` and
 * commas (`Ada Beispiel, Bo Muster and Cy Probe`, `Beispiel, A., Muster, B.`). A single `Beispiel, Ada` is one name.
 */
export function namesIn(cell: string): { authors: string[]; authorsCut: boolean } {
  const names = /[;|\n]/.test(cell) ? cell.split(/[;|\n]/) : withoutSemicolons(cell);
  const clean = names.map(withoutBraces).filter((name) => name !== '');
  const uncut = clean.map((name) => name.replace(/,?\s+et\.? al\.?$/i, ''));
  const isCut = clean.some((name, index) => isEtAl(name) || name !== uncut[index]);
  return { authors: uncut.filter((name) => !isEtAl(name)).map(shownName), authorsCut: isCut };
}

function withoutSemicolons(cell: string): string[] {
  return cell.split(/,?\s+(?:and|&)\s+/i).flatMap(atCommas);
}

function atCommas(names: string): string[] {
  const pieces = names.split(',').map((piece) => piece.trim());
  if (pieces.length === 1 || pieces.every((piece) => piece.includes(' ') && !INITIALS.test(piece)))
    return pieces;
  const arePairs =
    pieces.length % 2 === 0 && pieces.every((piece, index) => index % 2 === 0 || INITIALS.test(piece));
  if (arePairs || pieces.length === 2) {
    return pieces.flatMap((family, index) =>
      index % 2 === 0 ? [`${family}, ${pieces[index + 1] ?? ''}`] : [],
    );
  }
  return pieces;
}

/** Reference managers put a group's name in braces. */
function withoutBraces(name: string): string {
  return name.trim().replace(/^\{(.*)\}$/s, '$1');
}
