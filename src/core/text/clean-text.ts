import { oneLine } from '../citation/one-line.ts';
import { inertBlock } from '../document/inert-text.ts';

/** The letters Windows-1252 has where Unicode has C1 controls: what is left of it in text read as Latin-1. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

const BROADCAST = /(?:@|<!)+(?:(channel|here|everyone)(?![\p{L}\p{N}_])>?)?/giu;

/**
 * Text from outside, on one line and inert: no controls, no bidirectional or hidden characters, none of the
 * signs that call a whole chat together. Windows-1252 leftovers become the letters they were.
 */
export function cleanLine(text: string): string {
  return withoutBroadcasts(oneLine(restoreWindows1252(text)));
}

/** As `cleanLine`, keeping the newlines. */
export function cleanText(text: string): string {
  return withoutBroadcasts(inertBlock(restoreWindows1252(text)));
}

/** C1 controls, as Windows-1252 read as Latin-1 leaves them, as the letters they were. */
export function restoreWindows1252(text: string): string {
  return text.replace(
    /[\u0080-\u009F]/g,
    (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? character,
  );
}

/** `@everyone`, `@here`, `<!channel>`: the signs go, the word stays. */
function withoutBroadcasts(text: string): string {
  return text.replace(BROADCAST, (signs, word?: string) => word ?? signs);
}
