import type { RichText } from '../document/document.ts';
import { flatten } from '../document/rich-text.ts';
import { stripControls } from './clean.ts';
import { parse } from './parse.ts';
import { renderProse } from './render-prose.ts';

/**
 * Turns a title, name or abstract with LaTeX in it into rich text people can read: formulas in Unicode, accents
 * and quotation marks as characters, `\emph`, `\textbf` and `\texttt` as styles. Citations and references go,
 * unknown macros leave their argument or their name.
 *
 * White space of any kind, line breaks too, becomes single spaces and is trimmed; control and bidirectional
 * characters are removed. Text without TeX is otherwise unchanged. Applied to its own output it changes nothing
 * more, unless the output holds one of the characters TeX gives a meaning (`\ $ { } % ~`, a quotation mark or two
 * hyphens), which an escape such as `\$` leaves behind. Never throws; takes time in proportion to the length.
 */
export function latexToRich(source: string): RichText {
  return renderProse(parse(stripControls(source)));
}

/** The same as plain text: always `flatten(latexToRich(source))`. */
export function latexToPlain(source: string): string {
  return flatten(latexToRich(source));
}
