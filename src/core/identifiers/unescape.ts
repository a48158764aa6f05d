const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', '2f': '/', '3a': ':' };

/**
 * Text with chat's three escapes (`&amp;` `&lt;` `&gt;`) and the two characters addresses hide ids behind
 * (`%2F`, `%3A`) undone, in one pass so that nothing is undone twice.
 */
export function unescapeIdentifierText(text: string): string {
  return text.replace(
    /&(amp|lt|gt);|%(2f|3a)/gi,
    (whole, entity?: string, hex?: string) => ENTITIES[(entity ?? hex ?? '').toLowerCase()] ?? whole,
  );
}
