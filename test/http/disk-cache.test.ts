import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openDiskCache } from '../../src/http/cache/disk-cache.ts';
import { decodeEntry, encodeEntry, type KeptAnswer } from '../../src/http/cache/entry.ts';
import { dataFolder } from '../support/data-folder.ts';
import { createHandClock } from '../support/hand-clock.ts';
import { START } from './client.ts';

const [A, B, C, D] = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(64)) as [
  string,
  string,
  string,
  string,
];

function answer(bytes: number): KeptAnswer {
  return {
    status: 200,
    headers: new Map([['etag', '"1"']]),
    url: null,
    confirmedAtMs: START.getTime(),
    body: Buffer.alloc(bytes, 'x'),
  };
}

async function open(mostBytes: number, folder?: string) {
  const clock = createHandClock(START);
  const place = folder ?? (await dataFolder());
  return { clock, folder: place, cache: openDiskCache({ folder: place, mostBytes, now: clock.now }) };
}

describe('room', () => {
  test('is made by those used longest ago', async () => {
    const { clock, folder, cache } = await open(4000);

    for (const key of [A, B, C]) {
      await cache.write(key, answer(1000));
      await clock.advance(1000);
    }
    await cache.read(A);
    await clock.advance(1000);
    await cache.write(D, answer(1000));

    expect((await readdir(folder)).sort()).toEqual([A, C, D]);
    expect(await cache.bytes()).toBeLessThanOrEqual(4000);
  });

  test('is made by the same rule after a new start', async () => {
    const { clock, folder, cache } = await open(4000);
    for (const key of [A, B, C]) {
      await cache.write(key, answer(1000));
      await clock.advance(1000);
    }
    await cache.read(A);

    const { cache: next } = await open(3000, folder);
    await next.read(C);

    expect((await readdir(folder)).sort()).toEqual([A, C]);
  });

  test('is never too small, whatever is kept in whatever order', async () => {
    const operation = fc.record({
      key: fc.constantFrom(A, B, C, D),
      bytes: fc.integer({ min: 0, max: 3000 }),
      reads: fc.boolean(),
    });

    await fc.assert(
      fc.asyncProperty(fc.array(operation, { maxLength: 12 }), async (operations) => {
        const { folder, cache } = await open(4000);
        await Promise.all(
          operations.map(({ key, bytes, reads }) =>
            reads ? cache.read(key) : cache.write(key, answer(bytes)),
          ),
        );

        expect(await cache.bytes()).toBeLessThanOrEqual(4000);
        await rm(folder, { recursive: true, force: true });
      }),
      { numRuns: 20 },
    );
  });

  test('is not made for an answer larger than all of it', async () => {
    const { folder, cache } = await open(4000);
    await cache.write(A, answer(1000));

    await cache.write(B, answer(5000));

    expect(await readdir(folder)).toEqual([A]);
  });
});

describe('the folder', () => {
  test('is cleared of what was never finished, and of nothing else', async () => {
    const { folder, cache } = await open(4000);
    const unfinished = `.${A}.00000000-0000-4000-8000-000000000000.tmp`;
    await writeFile(join(folder, unfinished), 'half');
    await writeFile(join(folder, 'notes.txt'), "somebody's own");

    await cache.read(A);

    expect(await readdir(folder)).toEqual(['notes.txt']);
  });

  test('emptied by somebody else is an empty cache', async () => {
    const { folder, cache } = await open(4000);
    await cache.write(A, answer(1000));

    await rm(join(folder, A));

    expect(await cache.read(A)).toBeNull();
    expect(await cache.bytes()).toBe(0);
  });
});

describe('a file', () => {
  const kept: fc.Arbitrary<KeptAnswer> = fc.record({
    status: fc.constant(200),
    headers: fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 5 }).map((pairs) => new Map(pairs)),
    url: fc.option(fc.webUrl()),
    confirmedAtMs: fc.nat(),
    body: fc.uint8Array().map((bytes) => Buffer.from(bytes)),
  });

  test('brings back what was kept', () => {
    fc.assert(fc.property(kept, (each) => void expect(decodeEntry(encodeEntry(each))).toEqual(each)));
  });

  test('with any byte changed or cut off is none', () => {
    fc.assert(
      fc.property(kept, fc.nat(), fc.integer({ min: 1, max: 255 }), (each, place, change) => {
        const bytes = encodeEntry(each);
        const at = place % bytes.byteLength;
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ change;

        expect(decodeEntry(changed)).toBeNull();
        expect(decodeEntry(bytes.subarray(0, at))).toBeNull();
      }),
    );
  });
});
