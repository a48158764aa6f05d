import { describe, expect, test } from 'vitest';
import { createRecent } from '../../../src/platforms/slack/recent.ts';
import { handClock } from './hand-clock.ts';

describe('what happened lately on Slack', () => {
  test('is claimed once', () => {
    const recent = createRecent({ forMs: 1000, most: 10, now: handClock().now });

    expect([recent.claim('a'), recent.claim('a'), recent.claim('b')]).toEqual([true, false, true]);
  });

  test('is forgotten after its time', () => {
    const clock = handClock();
    const recent = createRecent({ forMs: 1000, most: 10, now: clock.now });
    recent.claim('a');

    clock.advance(999);
    const before = recent.claim('a');
    clock.advance(1);

    expect([before, recent.claim('a')]).toEqual([false, true]);
  });

  test('can be claimed again when it did not come about', () => {
    const recent = createRecent({ forMs: 1000, most: 10, now: handClock().now });
    recent.claim('a');

    recent.release('a');

    expect(recent.claim('a')).toBe(true);
  });

  test('holds no more than it may, the oldest going first', () => {
    const recent = createRecent({ forMs: 1000, most: 2, now: handClock().now });

    for (const key of ['a', 'b', 'c']) recent.claim(key);

    expect([recent.claim('c'), recent.claim('a')]).toEqual([false, true]);
  });
});
