const INLINE = 'a|abbr|b|code|em|font|i|img|mark|s|small|span|strong|sub|sup|time|u';
const BLOCK =
  '!doctype html|article|aside|body|br|button|div|footer|h[1-6]|head|header|hr|html|li|link|main|meta|nav|ol|p|section|table|tbody|td|th|title|tr|ul';
const ATTRIBUTES = '(?:\\s+[\\w:-]+=(?:"[^"<>]*"|\'[^\'<>]*\'|[^\\s"\'<>=]+))*\\s*\\/?';
const INLINE_TAG = new RegExp(`<\\/?(?:${INLINE})${ATTRIBUTES}>`, 'gi');
const BLOCK_TAG = new RegExp(`<\\/?(?:${BLOCK})${ATTRIBUTES}>`, 'gi');
const COMMENT = /<!--[^<>]*-->/g;

const ENTITIES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['middot', '·'],
]);
const HIGHEST_CODE_POINT = 0x10ffff;

/**
 * A line of a page saved with its HTML: tags taken out, entities read, and cut where a tag starts a new block.
 * Only tags HTML has are taken, so that `a <b` in a formula stays.
 */
export function withoutTags(line: string): string[] {
  if (!line.includes('<') && !line.includes('&')) return [line];
  return line
    .replace(COMMENT, '')
    .replace(INLINE_TAG, '')
    .split(BLOCK_TAG)
    .map((piece) => piece.replace(/&(?:([a-z]{2,6})|#(\d{1,7})|#x([\da-f]{1,6}));/gi, entity));
}

function entity(whole: string, name?: string, decimal?: string, hexadecimal?: string): string {
  if (name !== undefined) return ENTITIES.get(name.toLowerCase()) ?? whole;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  return code > 0 && code <= HIGHEST_CODE_POINT ? String.fromCodePoint(code) : whole;
}
