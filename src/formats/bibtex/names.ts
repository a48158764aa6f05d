import { isEtAl, shownName } from '../inverted-name.ts';
import { plainText } from './field-text.ts';
import { closingBrace } from './parse-entry.ts';

/** The people of an `author` field as they are shown, and whether it says that there are others. */
export function namesIn(value: string): { authors: string[]; authorsCut: boolean } {
  const names = splitOutside(value.replace(/\s+/g, ' ').trim(), /^ and(?= |$)/i, 5)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const authors = names.filter((name) => !isEtAl(name)).map(nameOf);
  return { authors: authors.filter((name) => name !== ''), authorsCut: names.some(isEtAl) };
}

/** A name in braces is no person's, or is not to be taken apart; `given=Ada, family=Beispiel` is biblatex's long form. */
function nameOf(name: string): string {
  if (name.startsWith('{') && closingBrace(name, 0) === name.length - 1) return plainText(name);
  const pieces = splitOutside(name, /^,/, 1).map((piece) => piece.trim());
  if (pieces.every((piece) => /^(?:given|family|prefix|suffix|[a-z]+-i|useprefix)\s*=/.test(piece)))
    return fromParts(pieces);
  // Commas inside braces are part of a name, and must not be taken for those between its parts.
  const kept = pieces.map((piece) => plainText(piece).replaceAll(',', HELD_COMMA)).join(', ');
  return shownName(kept).replaceAll(HELD_COMMA, ',');
}

/** A character no name has. */
const HELD_COMMA = '\uE000';

function fromParts(pieces: readonly string[]): string {
  const parts = new Map(
    pieces.map((piece) => [piece.split('=', 1)[0]?.trim() ?? '', piece.slice(piece.indexOf('=') + 1)]),
  );
  return ['given', 'prefix', 'family', 'suffix']
    .map((part) => plainText(parts.get(part) ?? ''))
    .filter((part) => part !== '')
    .join(' ');
}

/** A text parted at a separator, of at most so many characters, wherever that stands outside of braces. */
function splitOutside(text: string, separator: RegExp, longest: number): string[] {
  const pieces: string[] = [];
  let from = 0;
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (depth !== 0 || (character !== ' ' && character !== ',')) continue;
    const found = separator.exec(text.slice(index, index + longest))?.[0];
    if (found === undefined) continue;
    pieces.push(text.slice(from, index));
    from = index + found.length;
    index = from - 1;
  }
  return [...pieces, text.slice(from)];
}
