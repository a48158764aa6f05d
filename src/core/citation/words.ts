/** `A`, `A and B`, `A, B, and C`; the words between the last two are the style's (`, and `, ` & `). */
export function listed(items: readonly string[], forTwo: string, forMore: string): string {
  if (items.length < 2) return items.join('');
  const last = items.at(-1) ?? '';
  return items.slice(0, -1).join(', ') + (items.length === 2 ? forTwo : forMore) + last;
}

/** Ends a sentence: a full stop, unless one of `.?!` (before a closing quote, too) ends it already. */
export function sentence(text: string): string {
  return /[.?!]["”’)]?$/u.test(text) ? text : `${text}.`;
}

/** Joins the parts that are there with one space. */
export function spaced(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' ');
}

/** A title in double quotation marks, its own double ones made single, `end` inside unless it ends itself. */
export function quoted(title: string, end: '.' | ','): string {
  const inner = title
    .replaceAll('“', '‘')
    .replaceAll('”', '’')
    .replace(/"([^"]*)"/g, '‘$1’');
  return `“${inner}${/[.?!]$/.test(inner) ? '' : end}”`;
}
