/**
 * Reads a table written as `name value name value …`, with any white space between. Values hold no white space.
 * A `Map`, because names come from sources.
 */
export function table(rows: string): ReadonlyMap<string, string> {
  const words = rows.trim().split(/\s+/u);
  const result = new Map<string, string>();
  for (let index = 0; index + 1 < words.length; index += 2) {
    result.set(words[index] ?? '', words[index + 1] ?? '');
  }
  return result;
}
