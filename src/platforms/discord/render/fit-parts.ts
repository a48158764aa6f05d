/** A piece of text that can be had in at most so many characters. */
export type Fitting = (most: number) => Fitted;

export interface Fitted {
  /** Empty when there is nothing to show, or no room for any of it. */
  text: string;
  /** Whether something was left out. */
  cut: boolean;
}

export const NOTHING: Fitted = { text: '', cut: false };

export interface FitRules {
  joiner: string;
  /** A part is not cut below this for the sake of those after it. */
  leastPart: number;
}

/** Less than this says nothing; the part is left out instead. */
const LEAST_ROOM = 24;

/**
 * Parts in their order within one budget. When they do not fit together, the longest are shortened first, all to one
 * level but never below `leastPart`; what then has no room is left out from the end. One text for each part.
 */
export function fitParts(parts: readonly Fitting[], most: number, rules: FitRules): Fitted[] {
  const alone = parts.map((part) => part(most));
  if (joinedLength(alone, rules) <= most) return alone;
  const lengths = alone
    .filter(({ text }) => text !== '')
    .map(({ text }) => text.length + rules.joiner.length);
  const level = Math.max(rules.leastPart, waterLevel(lengths, most));
  let room = most;
  return alone.map((whole, index) => {
    if (whole.text === '') return whole;
    const allowed = Math.min(level, room);
    const fitted = whole.text.length <= allowed ? whole : fitInto(parts[index], allowed);
    if (fitted.text === '') room = 0;
    room = Math.max(0, room - fitted.text.length - rules.joiner.length);
    return fitted;
  });
}

/** The same as one text, with `more` saying how many parts were left out; room for it must be set aside. */
export function fitJoined(
  parts: readonly Fitting[],
  most: number,
  rules: FitRules,
  more: (count: number) => string,
): Fitted {
  const roomForMore = more(parts.length).length + rules.joiner.length;
  const whole = fitParts(parts, most, rules);
  const isWhole = whole.every(({ cut }) => !cut);
  const fitted = isWhole ? whole : fitParts(parts, most - roomForMore, rules);
  const leftOut = fitted.filter(({ text, cut }) => text === '' && cut).length;
  const shown = fitted.map(({ text }) => text).filter((text) => text !== '');
  if (leftOut > 0) shown.push(more(leftOut));
  return { text: shown.join(rules.joiner), cut: fitted.some(({ cut }) => cut) };
}

function fitInto(part: Fitting | undefined, most: number): Fitted {
  if (part === undefined || most < LEAST_ROOM) return { text: '', cut: true };
  return { text: part(most).text, cut: true };
}

function joinedLength(fitted: readonly Fitted[], { joiner }: FitRules): number {
  const texts = fitted.map(({ text }) => text).filter((text) => text !== '');
  return texts.reduce((sum, text) => sum + text.length, 0) + joiner.length * Math.max(0, texts.length - 1);
}

/** The level to which the longest must be shortened so that all together are at most `most`. */
function waterLevel(lengths: readonly number[], most: number): number {
  const ascending = lengths.toSorted((a, b) => a - b);
  let room = most;
  for (const [index, length] of ascending.entries()) {
    const share = room / (ascending.length - index);
    if (length > share) return Math.floor(share);
    room -= length;
  }
  return most;
}
