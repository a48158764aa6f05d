import { GREEK } from './tables/greek.ts';
import { LETTERS, PROSE_SIGNS } from './tables/letters.ts';
import { SILENT, SPACING, STYLE_DECLARATIONS } from './tables/macros.ts';
import { OPERATORS } from './tables/operators.ts';
import { RELATIONS } from './tables/relations.ts';
import { LARGE_OPERATORS, SYMBOLS, TIGHT } from './tables/symbols.ts';

/** What a macro without argument stands for, and how it is spaced in a formula. */
export interface Sign {
  text: string;
  kind: 'symbol' | 'tight' | 'relation' | 'large' | 'word';
}

/** The sign a macro's name stands for, or `null`. */
export function signOf(name: string): Sign | null {
  const relation = RELATIONS.get(name);
  if (relation !== undefined) return { text: relation, kind: 'relation' };
  const large = LARGE_OPERATORS.get(name);
  if (large !== undefined) return { text: large, kind: 'large' };
  const symbol = GREEK.get(name) ?? SYMBOLS.get(name);
  if (symbol !== undefined) return { text: symbol, kind: TIGHT.has(symbol) ? 'tight' : 'symbol' };
  return OPERATORS.has(name) ? { text: name, kind: 'word' } : null;
}

/** Whether the macro takes no argument, so that a group after it only ends its name: `\alpha{}bar`. */
export function isSign(name: string): boolean {
  const isKnown = LETTERS.has(name) || PROSE_SIGNS.has(name) || SILENT.has(name) || SPACING.has(name);
  return isKnown || STYLE_DECLARATIONS.has(name) || signOf(name) !== null;
}
