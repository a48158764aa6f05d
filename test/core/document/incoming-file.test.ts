import { expect, test } from 'vitest';
import { cappedBytes, MOST_FILE_BYTES } from '../../../src/core/document/incoming-file.ts';
import { AskerError } from '../../../src/core/errors.ts';

const MIB = 1024 * 1024;

test('a file of the most that is taken comes whole', async () => {
  const { taken } = await take(MOST_FILE_BYTES / MIB);

  expect(taken).toBe(MOST_FILE_BYTES);
});

test('a file that is larger than it said ends where it is too much, and is let go there', async () => {
  const { error, asked, isClosed } = await take(1000);

  expect(error).toBeInstanceOf(AskerError);
  expect(String(error)).toContain('10 MB');
  expect(asked).toBe(MOST_FILE_BYTES / MIB + 1);
  expect(isClosed).toBe(true);
});

/** Takes a file of so many MiB. */
async function take(mebibytes: number) {
  const seen = { taken: 0, asked: 0, isClosed: false, error: null as unknown };
  async function* content() {
    try {
      for (; seen.asked < mebibytes; ) {
        seen.asked += 1;
        yield new Uint8Array(MIB);
      }
    } finally {
      seen.isClosed = true;
    }
  }
  try {
    for await (const piece of cappedBytes(content())) seen.taken += piece.length;
  } catch (error) {
    seen.error = error;
  }
  return seen;
}
