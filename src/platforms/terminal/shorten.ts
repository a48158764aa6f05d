import { displayWidth, graphemes } from '../../core/document/display-width.ts';

/** Text that fits into so many cells, with an ellipsis where it was cut. */
export function shorten(text: string, cells: number): string {
  if (displayWidth(text) <= cells) return text;
  let cut = '';
  let used = 0;
  for (const grapheme of graphemes(text)) {
    used += displayWidth(grapheme);
    if (used > cells - 1) break;
    cut += grapheme;
  }
  return `${cut}…`;
}
