import { STOP_WORDS } from '../analysis/stop-words.ts';
import type { KnownWords } from './known-words.ts';
import { allowedEdits } from './spelling.ts';

/** Letters of words that may be several glued together, and of what they are glued together of. */
export const GLUED = { shortest: 6, longest: 200 } as const;
export const PIECE = { shortest: 3, longest: 24 } as const;

/** What putting words back needs to know of the library. */
export interface WrittenWords {
  vocabulary: KnownWords;
  /** Whether names or enough texts hold the word for it to be no slip of the pen. */
  isKnown: (word: string) => boolean;
  /** Whether any name or text holds it. */
  isHeld: (word: string) => boolean;
}

/**
 * Puts words back as the library writes them: neighbours that are one word there are joined (`mu p`), and a word
 * nobody wrote that is several known ones glued together is taken apart (`lazyneuron`), unless one slip of a
 * key explains it better. A word of one abstract alone stays whole: it tells more than its pieces (`notochord`).
 */
export function rejoin(words: readonly string[], { vocabulary, isKnown, isHeld }: WrittenWords): string[] {
  const isPiece = (word: string) => vocabulary.frequency(word) > 0 || STOP_WORDS.has(word);
  return joined(words, isKnown, vocabulary).flatMap((word, position, all) => {
    if (isHeld(word) || word.length < GLUED.shortest || word.length > GLUED.longest) return [word];
    const isHalfTyped = position === all.length - 1 && vocabulary.completions(word, 1).length > 0;
    if (isHalfTyped) return [word];
    const pieces = takenApart(word, isPiece);
    if (pieces === null) return [word];
    const isSlip = vocabulary.corrections(word, Math.min(1, allowedEdits(word))).length > 0;
    return isSlip ? [word] : pieces;
  });
}

function joined(
  words: readonly string[],
  isKnown: (word: string) => boolean,
  vocabulary: KnownWords,
): string[] {
  const result: string[] = [];
  for (const word of words) {
    const before = result.at(-1);
    const together = `${before}${word}`;
    const apart = before !== undefined && (!isKnown(before) || !isKnown(word));
    if (apart && vocabulary.frequency(together) > 0) result[result.length - 1] = together;
    else result.push(word);
  }
  return result;
}

/** The way to cut a word into known pieces whose lengths' squares sum highest: few and long pieces. */
function takenApart(word: string, isPiece: (word: string) => boolean): string[] | null {
  const best: ({ worth: number; from: number } | undefined)[] = [{ worth: 0, from: 0 }];
  for (let to = PIECE.shortest; to <= word.length; to += 1) {
    for (let from = Math.max(0, to - PIECE.longest); from <= to - PIECE.shortest; from += 1) {
      const before = best[from];
      if (before === undefined || !isPiece(word.slice(from, to))) continue;
      const worth = before.worth + (to - from) ** 2;
      if (worth > (best[to]?.worth ?? 0)) best[to] = { worth, from };
    }
  }
  if (best[word.length] === undefined) return null;
  const pieces: string[] = [];
  for (let to = word.length; to > 0; to = best[to]?.from ?? 0)
    pieces.unshift(word.slice(best[to]?.from ?? 0, to));
  return pieces;
}
