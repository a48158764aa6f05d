/** The encodings files of papers come in. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252';

/** Above this share of zero bytes in every second place, a text is UTF-16. */
const LEAST_ZEROS = 0.4;
/** From this share of its non-ASCII bytes in pairs of common Chinese characters, a text is GB 18030. */
const LEAST_PAIRED = 0.8;

/** What a byte order mark says, and how many bytes it has; `null` without one. */
export function byteOrderMark(bytes: Uint8Array): { encoding: Encoding; length: number } | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
}

/** UTF-16 without a mark: mostly ASCII, so that one byte of each pair is zero and the other hardly ever. */
export function unmarkedUtf16(bytes: Uint8Array): Encoding | null {
  const pairs = Math.floor(bytes.length / 2);
  if (pairs < 2) return null;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let index = 0; index < pairs * 2; index += 2) {
    if (bytes[index] === 0) evenZeros += 1;
    if (bytes[index + 1] === 0) oddZeros += 1;
  }
  if (evenZeros / pairs > LEAST_ZEROS && oddZeros / pairs < LEAST_ZEROS / 4) return 'utf-16be';
  return oddZeros / pairs > LEAST_ZEROS && evenZeros / pairs < LEAST_ZEROS / 4 ? 'utf-16le' : null;
}

/**
 * The encoding of bytes among which some are not ASCII: UTF-8 where they are valid in it, GB 18030 where they come in
 * pairs as Chinese is written, else Windows-1252, in which every byte is a letter. `isWhole` says that nothing follows;
 * otherwise a character cut off at the end counts for nothing.
 */
export function guessEncoding(bytes: Uint8Array, isWhole: boolean): Encoding {
  if (isValid('utf-8', bytes, isWhole)) return 'utf-8';
  return isValid('gb18030', bytes, isWhole) && pairedShare(bytes) >= LEAST_PAIRED
    ? 'gb18030'
    : 'windows-1252';
}

function isValid(encoding: Encoding, bytes: Uint8Array, isWhole: boolean): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: !isWhole });
    return true;
  } catch {
    return false;
  }
}

/**
 * How many of the non-ASCII bytes stand in pairs of GB 2312's punctuation and characters (both bytes 0xA1 or above, the
 * first below 0xF8). Accented letters of Western languages stand mostly alone.
 */
function pairedShare(bytes: Uint8Array): number {
  let high = 0;
  let paired = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte < 0x80) continue;
    const isPair = byte >= 0xa1 && byte < 0xf8 && (bytes[index + 1] ?? 0) >= 0xa1;
    high += isPair ? 2 : 1;
    if (isPair) {
      paired += 2;
      index += 1;
    }
  }
  return high === 0 ? 0 : paired / high;
}
