import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJson, readKey, storedJson, storedKey } from '../../../src/store/postgres/lossless.ts';

/** Any text a program can hold, half surrogates, NUL and the escape itself included. */
const anyText = fc.string({
  unit: fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    fc.constantFrom('\0', '\u0010', '\\', 'u', '0010', '"'),
  ),
});

describe('what PostgreSQL cannot hold', () => {
  test('any key comes back as it was', () => {
    fc.assert(
      fc.property(anyText, (key) => {
        expect(readKey(storedKey(key))).toBe(key);
      }),
    );
  });

  test('any record comes back as it was', () => {
    fc.assert(
      fc.property(fc.dictionary(anyText, anyText), (record) => {
        const json = JSON.stringify(record);

        expect(readJson(storedJson(json))).toBe(json);
      }),
    );
  });

  test('neither NUL nor half a surrogate pair is left', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const key = storedKey(text);
        const value: string = JSON.parse(storedJson(JSON.stringify(text)));

        for (const stored of [key.id, key.whole ?? '', value]) {
          expect(stored.includes('\0')).toBe(false);
          expect(stored).not.toMatch(/\p{Surrogate}/u);
        }
      }),
    );
  });

  test('two keys never share a row', () => {
    const long = 'x'.repeat(2000);
    const keys = ['\0', '\u0010', '\u00100000', '\ud800', '\ufffd', long, `${long}y`, storedKey(long).id];

    expect(new Set(keys.map((key) => storedKey(key).id)).size).toBe(keys.length);
  });

  test('an ordinary key stands as it is', () => {
    expect(storedKey('d-7k3f9q/2026-W48')).toEqual({ id: 'd-7k3f9q/2026-W48', whole: null });
  });
});
