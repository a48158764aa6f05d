import { restoreWindows1252 } from '../core/text/clean-text.ts';
import { byteOrderMark, type Encoding, guessEncoding, unmarkedUtf16 } from './guess-encoding.ts';

export type { Encoding } from './guess-encoding.ts';

/** Bytes looked at for zeros, which tell UTF-16 without a mark. */
const LEAST_START = 1024;
/** Bytes held back, from the first that is not ASCII, to tell the encoding by. */
const LOOK_AHEAD = 64 * 1024;

/**
 * The text of a file in UTF-8, UTF-16, GB 18030 or Windows-1252, whichever its bytes are: told by a byte order mark, by
 * zero bytes, or by what stands from its first byte on that is not ASCII. What a file says of itself is not asked, as it
 * is often wrong. Streams, holding back at most the look-ahead; bytes that mean nothing become U+FFFD. `onEncoding`
 * hears once which it is, at the latest when the text ends; a file of ASCII is UTF-8.
 */
export async function* decodeText(
  chunks: AsyncIterable<Uint8Array>,
  onEncoding: (encoding: Encoding) => void = () => undefined,
): AsyncGenerator<string> {
  let decode: Decode | null = null;
  let isStart = true;
  let held = new Uint8Array(0);
  const settle = (encoding: Encoding) => {
    onEncoding(encoding);
    return decoderOf(encoding);
  };

  for await (const chunk of chunks) {
    if (decode !== null) {
      yield* notEmpty(decode(chunk, true));
      continue;
    }
    held = joined(held, chunk);
    if (isStart) {
      if (held.length < LEAST_START) continue;
      const marked = encodingByStart(held);
      if (marked !== null) decode = settle(marked);
      isStart = false;
    }
    const ascii = decode === null ? asciiLength(held) : 0;
    if (ascii > 0) {
      yield latin(held.subarray(0, ascii));
      held = held.slice(ascii);
    }
    if (decode === null && held.length >= LOOK_AHEAD) decode = settle(guessEncoding(held, false));
    if (decode !== null) {
      yield* notEmpty(decode(held, true));
      held = new Uint8Array(0);
    }
  }
  decode ??= settle((isStart ? encodingByStart(held) : null) ?? guessEncoding(held, true));
  yield* notEmpty(decode(held, false));
}

type Decode = (bytes: Uint8Array, isMoreToCome: boolean) => string;

/** Node reads Windows-1252 as Latin-1 where it is in a hurry, so its quotation marks are put right after it. */
function decoderOf(encoding: Encoding): Decode {
  const decoder = new TextDecoder(encoding);
  const decode: Decode = (bytes, isMoreToCome) => decoder.decode(bytes, { stream: isMoreToCome });
  if (encoding !== 'windows-1252') return decode;
  return (bytes, isMoreToCome) => restoreWindows1252(decode(bytes, isMoreToCome));
}

function encodingByStart(bytes: Uint8Array): Encoding | null {
  return byteOrderMark(bytes)?.encoding ?? unmarkedUtf16(bytes.subarray(0, LEAST_START));
}

function asciiLength(bytes: Uint8Array): number {
  const length = bytes.findIndex((byte) => byte >= 0x80);
  return length === -1 ? bytes.length : length;
}

function latin(ascii: Uint8Array): string {
  return new TextDecoder().decode(ascii);
}

function joined(held: Uint8Array, chunk: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(held.length + chunk.length);
  whole.set(held);
  whole.set(chunk, held.length);
  return whole;
}

function* notEmpty(text: string): Generator<string> {
  if (text !== '') yield text;
}
