import { oneLine } from '../../core/citation/one-line.ts';
import { safeHref } from '../../core/document/rich-text.ts';

/**
 * Untrusted text as one line of Markdown that shows as it is: every character with a meaning inside a line is
 * escaped (CommonMark, section 2.4), and bare addresses are kept from becoming links (GitHub's extension).
 */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_{}[\]<>|~#&$^]/g, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\b(www)\./gi, '$1\\.');
}

/** A link over Markdown that is escaped already; the words alone unless the address is https. */
export function markdownLink(words: string, href: string | null): string {
  const safe = href === null ? null : safeHref(href);
  if (safe === null) return words;
  return `[${words}](${safe.replace(/[()\\<>[\]*_]/g, (character) => PERCENT.get(character) ?? character)})`;
}

const PERCENT = new Map([
  ['(', '%28'],
  [')', '%29'],
  ['\\', '%5C'],
  ['<', '%3C'],
  ['>', '%3E'],
  ['[', '%5B'],
  [']', '%5D'],
  ['*', '%2A'],
]);
