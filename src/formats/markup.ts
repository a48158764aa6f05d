const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** What CSL allows in a text (italics, small capitals …) and JATS, the markup of publishers' abstracts. */
const INLINE = /<\/?(?:i|b|em|strong|sub|sup|sc|span|a|jats:[a-z-]+)(?:\s[^<>]{0,500})?\/?>/gi;
const BLOCK_ENDS = /<\/(?:p|div|jats:(?:p|title|sec|list-item))>|<br ?\/?>/gi;
const BLOCK_STARTS = /<(?:p|div)(?:\s[^<>]{0,500})?>/gi;
const HEADING = /<jats:title>\s*abstract\s*<\/jats:title>/gi;

/** Text without the markup reference managers and publishers put in; a `<` that opens none of it stays. */
export function withoutMarkup(text: string): string {
  const plain = text
    .replace(HEADING, '')
    .replace(BLOCK_ENDS, '\n\n')
    .replace(BLOCK_STARTS, '')
    .replace(INLINE, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return plain.replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
