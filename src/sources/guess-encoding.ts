/** An encoding and the letters that show, in text decoded with it, that it is the right one. */
interface Candidate {
  encoding: string;
  letters: RegExp;
  /** The share of all characters beyond ASCII that must be such letters. */
  share: number;
}

/** In this order: what is strictest comes first, since many bytes are valid in several. */
const CANDIDATES: readonly Candidate[] = [
  // Japanese prose is a third kana; the half-width ones are what other encodings look like when misread.
  { encoding: 'euc-jp', letters: /[\u3041-\u30ff]/u, share: 0.3 },
  { encoding: 'shift_jis', letters: /[\u3041-\u30ff]/u, share: 0.3 },
  { encoding: 'euc-kr', letters: /[\uac00-\ud7a3]/u, share: 0.8 },
  { encoding: 'gbk', letters: /[\u4e00-\u9fff\u3001\u3002\uff0c\uff01\uff1f]/u, share: 0.9 },
  { encoding: 'big5', letters: /[\u4e00-\u9fff\u3001\u3002\uff0c\uff01\uff1f]/u, share: 0.9 },
  { encoding: 'windows-1255', letters: /[\u05d0-\u05ea]/u, share: 0.95 },
  // Sentences are mostly small letters; the two Cyrillic encodings swap the cases.
  { encoding: 'koi8-r', letters: /[а-яё]/u, share: 0.75 },
  { encoding: 'windows-1251', letters: /[а-яё]/u, share: 0.75 },
  { encoding: 'windows-874', letters: /[\u0e01-\u0e5b]/u, share: 0.95 },
];

/** As much as tells; a feed's first items are like its last. */
const MOST_BYTES = 64 * 1024;
const FEWEST_LETTERS = 8;

/**
 * The encoding of bytes that are not UTF-8 and do not say what they are, by the letters they would make.
 * `windows-1252`, which fits any bytes, when nothing fits better.
 */
export function guessEncoding(body: Uint8Array): string {
  const sample = wholeLines(body);
  return CANDIDATES.find((candidate) => fits(sample, candidate))?.encoding ?? 'windows-1252';
}

/** Cut after a `>`: half a letter at the end would make a valid text invalid. */
function wholeLines(body: Uint8Array): Uint8Array {
  if (body.byteLength <= MOST_BYTES) return body;
  const sample = body.subarray(0, MOST_BYTES);
  return sample.subarray(0, sample.lastIndexOf(0x3e) + 1);
}

function fits(sample: Uint8Array, { encoding, letters, share }: Candidate): boolean {
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(sample);
  } catch {
    return false;
  }
  const beyondAscii = [...text].filter((character) => character > '\u007f');
  const fitting = beyondAscii.filter((character) => letters.test(character)).length;
  return fitting >= FEWEST_LETTERS && fitting / beyondAscii.length >= share;
}
