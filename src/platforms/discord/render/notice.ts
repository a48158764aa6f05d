import { DISCORD_HOUSE_LIMITS } from '../limits.ts';
import { fitRich } from './rich-markdown.ts';

const SMALL_PRINT = '-# ';

/** Small print that says what a card leaves out and where it is; `null` when nothing is. */
export function noticeText(isCut: boolean, missing: readonly string[], hasWhole: boolean): string | null {
  const sentences = [
    ...(isCut ? ['Shortened to fit.'] : []),
    ...(hasWhole ? ['The attached file has the whole text.'] : []),
    ...(missing.length > 0 ? [`No room here for: ${missing.join(', ')}.`] : []),
  ];
  if (sentences.length === 0) return null;
  const room = DISCORD_HOUSE_LIMITS.noticeCharacters - SMALL_PRINT.length;
  return `${SMALL_PRINT}${fitRich([{ text: sentences.join(' ') }], room).text}`;
}
