import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSealer } from '../../../src/platforms/slack/sealed.ts';

const KEY = 'a key of at least thirty-two characters';
const sealer = createSealer(KEY, randomBytes);

describe('a sealed text', () => {
  test('opens to what was sealed, under the same key and record', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, id) => sealer.open(sealer.seal(text, id), id) === text),
    );
  });

  test('shows nothing of itself and is never the same twice', () => {
    const [first, second] = [sealer.seal('xoxb-secret', 'T1'), sealer.seal('xoxb-secret', 'T1')];

    expect(first).not.toContain('xoxb');
    expect(first).not.toBe(second);
  });

  test('does not open under another key or in another record', () => {
    const sealed = sealer.seal('token', 'T1');

    expect(createSealer(`${KEY}!`, randomBytes).open(sealed, 'T1')).toBeNull();
    expect(sealer.open(sealed, 'T2')).toBeNull();
  });

  test('does not open when a character of it was changed or cut off', () => {
    const sealed = sealer.seal('token', 'T1');
    const swap = (at: number) =>
      sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);

    expect(sealer.open(swap(5), 'T1')).toBeNull();
    expect(sealer.open(sealed.slice(0, -3), 'T1')).toBeNull();
    expect(sealer.open('nonsense', 'T1')).toBeNull();
  });
});
