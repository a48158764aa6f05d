import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';

const SIGNATURE = Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1');
const RGBA = 6;
const BYTES_PER_DOT = 4;

const deflated = promisify<Buffer, Buffer>((bytes, done) => deflate(bytes, { level: 9 }, done));

/**
 * Dots of four bytes each (red, green, blue, opacity) as a PNG (W3C, "Portable Network Graphics", third edition). Packed
 * in a thread of its own; flat colours need none of the filters a photograph would.
 */
export async function encodePng(dots: Uint8Array, width: number, height: number): Promise<Uint8Array> {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, RGBA], 8);
  const packed = await deflated(rows(dots, width * BYTES_PER_DOT, height));
  return new Uint8Array(
    Buffer.concat([SIGNATURE, chunk('IHDR', head), chunk('IDAT', packed), chunk('IEND', Buffer.alloc(0))]),
  );
}

/** Each row with the number of its filter before it: none. */
function rows(dots: Uint8Array, bytes: number, height: number): Buffer {
  const all = Buffer.alloc((bytes + 1) * height);
  for (let row = 0; row < height; row += 1) {
    all.set(dots.subarray(row * bytes, (row + 1) * bytes), row * (bytes + 1) + 1);
  }
  return all;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
