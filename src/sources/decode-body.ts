import { guessEncoding } from './guess-encoding.ts';

/**
 * Bytes as text. A byte order mark decides; then bytes that are valid UTF-8 are that, whatever is claimed of them
 * (servers add a charset nobody chose); then what the document declares, then what the server says, then a guess from
 * the letters themselves. Never throws: bytes that fit nothing become replacement characters.
 */
export function decodeBody(body: Uint8Array, contentType: string | null): string {
  const marked = markedEncoding(body);
  if (marked !== null) return decode(body, marked) ?? '';
  const start = new TextDecoder('latin1').decode(body.subarray(0, 1000));
  const declared = /<\?xml[^>]{0,200}\sencoding\s*=\s*["']([\w.:-]{1,40})["']/i.exec(start)?.[1] ?? null;
  // Seven bits long, such text is valid UTF-8 and yet none.
  if (declared !== null && /^iso-2022-jp/i.test(declared)) return decode(body, declared) ?? '';
  const served = /charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(contentType ?? '')?.[1] ?? null;
  for (const encoding of ['utf-8', declared, served]) {
    if (encoding === null || (encoding !== 'utf-8' && /^utf-?8$/i.test(encoding))) continue;
    const text = decode(body, encoding, true);
    if (text !== null) return text;
  }
  return decode(body, guessEncoding(body)) ?? '';
}

function markedEncoding([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Without a mark, `<` in two bytes.
  if (first === 0x3c && second === 0) return 'utf-16le';
  return first === 0 && second === 0x3c ? 'utf-16be' : null;
}

/** `null` for an encoding nobody knows, and where `fatal`, for bytes that are not in it. */
function decode(body: Uint8Array, encoding: string, fatal = false): string | null {
  try {
    return new TextDecoder(encoding, { fatal }).decode(body);
  } catch {
    return null;
  }
}
