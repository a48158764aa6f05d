import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLines } from '../../src/formats/lines.ts';
import { inPieces } from './read-all.ts';

async function linesOf(text: string, lengths: readonly number[] = [], longest = 100) {
  const lines: string[] = [];
  for await (const line of readLines(inPieces(text, lengths), longest)) {
    lines.push(line.tooLong ? `${line.number} too long` : `${line.number} ${line.text}`);
  }
  return lines;
}

describe('reading lines', () => {
  it('numbers them from 1, whatever ends them', async () => {
    expect(await linesOf('a\nb\r\nc\rd')).toEqual(['1 a', '2 b', '3 c', '4 d']);
  });

  it('counts empty lines, and no line after the last end', async () => {
    expect(await linesOf('\n\r\n\na\n')).toEqual(['1 ', '2 ', '3 ', '4 a']);
  });

  it('takes a byte order mark off the start alone', async () => {
    expect(await linesOf('\uFEFFa\n\uFEFFb')).toEqual(['1 a', '2 \uFEFFb']);
  });

  it('lets go of a line over the limit and reads on', async () => {
    expect(await linesOf(`${'x'.repeat(101)}\n${'y'.repeat(100)}\n`)).toEqual([
      '1 too long',
      `2 ${'y'.repeat(100)}`,
    ]);
  });

  it('gives the same lines however the text is cut', async () => {
    const text = fc.array(fc.constantFrom('a', '𝔸', '\r', '\n', '\r\n', '\uFEFF', 'xxxx'), { maxLength: 30 });
    const lengths = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 6 });

    await fc.assert(
      fc.asyncProperty(text, lengths, async (pieces, cuts) => {
        const whole = pieces.join('');

        expect(await linesOf(whole, [...cuts, 1], 6)).toEqual(await linesOf(whole, [], 6));
      }),
    );
  });
});
