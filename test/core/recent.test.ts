import { describe, expect, test } from 'vitest';
import { createRecent } from '../../src/core/recent.ts';

describe('what was seen of late', () => {
  test('is told from what is new', () => {
    const recent = createRecent<true>(1000, 10);

    const added = [recent.add('a', true, 0), recent.add('a', true, 999), recent.add('b', true, 999)];

    expect(added).toEqual([true, false, true]);
  });

  test('is new again when its time is over', () => {
    const recent = createRecent<true>(1000, 10);
    recent.add('a', true, 0);

    expect(recent.add('a', true, 1000)).toBe(true);
  });

  test('keeps the value given last', () => {
    const recent = createRecent<string>(1000, 10);
    recent.put('a', 'first', 0);
    recent.put('a', 'second', 10);

    expect(recent.get('a', 1005)).toBe('second');
    expect(recent.get('never', 0)).toBeNull();
  });

  test('never holds more than it may, and lets go of the oldest first', () => {
    const recent = createRecent<number>(1000, 2);
    recent.put('a', 1, 0);
    recent.put('b', 2, 1);
    recent.put('a', 3, 2);

    recent.put('c', 4, 3);

    expect(['a', 'b', 'c'].map((key) => recent.get(key, 4))).toEqual([3, null, 4]);
  });

  test('gives a value away once', () => {
    const recent = createRecent<string>(1000, 10);
    recent.put('a', 'kept', 0);

    expect([recent.take('a', 1), recent.take('a', 1)]).toEqual(['kept', null]);
  });
});
