import { oneLine } from '../core/citation/one-line.ts';
import { inertBlock } from '../core/inert-text.ts';

/** The letters Windows-1252 has where Unicode has C1 controls: what is left of it in text read as Latin-1. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

const BROADCAST_WORDS = ['channel', 'here', 'everyone'];

/**
 * Text from a file, on one line and inert: no controls, no bidirectional or hidden characters, none of the
 * signs that call a whole chat together. Windows-1252 leftovers become the letters they were.
 */
export function cleanLine(text: string): string {
  return withoutBroadcasts(oneLine(restoreWindows1252(text)));
}

/** As `cleanLine`, keeping the newlines. */
export function cleanText(text: string): string {
  return withoutBroadcasts(inertBlock(restoreWindows1252(text)));
}

function restoreWindows1252(text: string): string {
  return text.replace(
    /[\u0080-\u009F]/g,
    (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? character,
  );
}

/** `@everyone`, `@here`, `<!channel>`: the sign goes, the word stays. */
function withoutBroadcasts(text: string): string {
  return text.replace(/(?:@|<!)+/g, (signs, offset: number) => {
    const next = text.slice(offset + signs.length, offset + signs.length + 10).toLowerCase();
    return BROADCAST_WORDS.some((word) => isWholeWord(next, word)) ? '' : signs;
  });
}

function isWholeWord(next: string, word: string): boolean {
  return next.startsWith(word) && !/[\p{L}\p{N}_]/u.test(next[word.length] ?? '');
}
