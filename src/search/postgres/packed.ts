/** A paper as it comes to be weighed: its number, the length of its text, and names or terms as bytes. */
export interface Packed {
  paper: number;
  textLength: number;
  contents: Buffer;
}

const HEADER_BYTES = 12;
const NUMBER_BYTES = 4;
/** A term's count is in the lower bits of its four bytes, its number in the others: 67 million words. */
const COUNT_BITS = 6;
export const MOST_COUNTED = (1 << COUNT_BITS) - 1;
/** PostgreSQL's binary form of an array of one dimension: where the elements begin, and what stands before each. */
const ARRAY_HEADER_BYTES = 20;
const ELEMENT_BYTES = 8;

/** Takes rows apart that were put one after another: number, text length, size of the contents, contents. */
export function unpack(bytes: Buffer): Packed[] {
  const rows: Packed[] = [];
  let at = 0;
  while (at < bytes.length) {
    const size = bytes.readUInt32BE(at + 2 * NUMBER_BYTES);
    const from = at + HEADER_BYTES;
    rows.push({
      paper: bytes.readUInt32BE(at),
      textLength: bytes.readUInt32BE(at + NUMBER_BYTES),
      contents: bytes.subarray(from, from + size),
    });
    at = from + size;
  }
  return rows;
}

/** Terms with their counts as the column `told` holds them, in hexadecimal. */
export function packTerms(terms: readonly { number: number; count: number }[]): string {
  const bytes = Buffer.alloc(terms.length * NUMBER_BYTES);
  for (const [at, { number, count }] of terms.entries())
    bytes.writeUInt32BE(number * (MOST_COUNTED + 1) + Math.min(count, MOST_COUNTED), at * NUMBER_BYTES);
  return `\\x${bytes.toString('hex')}`;
}

export function eachTerm(contents: Buffer, visit: (number: number, count: number) => void): void {
  for (let at = 0; at < contents.length; at += NUMBER_BYTES) {
    const packed = contents.readUInt32BE(at);
    visit(packed >>> COUNT_BITS, packed & MOST_COUNTED);
  }
}

/** Which numbers are asked for: most are ruled out by twelve of their bits, far quicker than by a map. */
const FILTER_SIZE = 1 << 12;

export interface NumberFilter {
  mayHold(number: number): boolean;
}

export function filterFor(numbers: Iterable<number>): NumberFilter {
  const marks = new Uint8Array(FILTER_SIZE);
  for (const number of numbers) marks[number & (FILTER_SIZE - 1)] = 1;
  return { mayHold: (number) => marks[number & (FILTER_SIZE - 1)] === 1 };
}

/** The elements of an array of integers as `array_send` gives it. */
export function eachElement(array: Buffer, visit: (number: number) => void): void {
  for (let at = ARRAY_HEADER_BYTES; at < array.length; at += ELEMENT_BYTES)
    visit(array.readUInt32BE(at + NUMBER_BYTES));
}
