import { breakCalls, tidyLine } from './plain-label.ts';

/**
 * Signs that open or close something anywhere in a line: styles, spoilers, code, links, and all that stands in angle
 * brackets (mentions, commands, times, emoji, addresses). A colon goes with its address or emoji name, a bracket with
 * its link, a slash with its invitation (`discord.gg/…`).
 */
const SIGNS = /[\\*_~`|<[\]@#]|:(?=\S)|\((?<=\]\()|\/(?<=(?:\.[a-z]{2,10}|\/invite)\/)/giu;

/** Signs that act at the start of a line: lists, quotes, small print. `#` is taken care of everywhere. */
const LINE_START = /^(\s*)([-+>])/u;

const NUMBERED_LINE = /^(\s*\d+)([.)])(?=\s|$)/u;

/**
 * Text of a paper or a person as Discord Markdown for one line that shows just this text: nothing in it formats,
 * links, mentions, previews or starts a list. Lines are joined, invisible characters dropped.
 */
export function escapeMarkdown(text: string): string {
  return breakCalls(
    tidyLine(text).replace(SIGNS, '\\$&').replace(LINE_START, '$1\\$2').replace(NUMBERED_LINE, '$1\\$2'),
  );
}
