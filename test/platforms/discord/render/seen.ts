import { tidyLine } from '../../../../src/platforms/discord/render/plain-label.ts';
import { type Effect, readMarkdown } from '../../../support/discord-markdown.ts';

/** Text as a person sees it: the renderer's separators gone, its stand-ins for brackets and backticks put back. */
export function seen(text: string): string {
  return comparable(readMarkdown(text).text);
}

/** What takes effect in a text. */
export function effectsOf(text: string): Effect[] {
  return readMarkdown(text).effects;
}

/** A paper's text as it should be seen. */
export function toBeSeen(text: string): string {
  return comparable(tidyLine(text));
}

function comparable(text: string): string {
  return text
    .replaceAll('\u200b', '')
    .replaceAll('［', '[')
    .replaceAll('］', ']')
    .replaceAll('ˋ', '`')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Whether what is seen is the whole text, or its beginning with `…`. */
export function isWholeOrBeginning(shown: string, whole: string): boolean {
  if (shown === whole) return true;
  return shown.endsWith('…') && whole.startsWith(shown.slice(0, -1).trimEnd());
}
