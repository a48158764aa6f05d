import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createInstallStates } from '../../../src/platforms/slack/install-state.ts';
import { handClock } from './hand-clock.ts';

describe('the state of an installation', () => {
  test('is accepted from the browser that has it, once', () => {
    const { states } = setUp();
    const state = states.make();

    expect([states.accept(state, state), states.accept(state, state)]).toEqual([true, false]);
  });

  test('is refused from another browser, and can still be used by its own', () => {
    const { states } = setUp();
    const state = states.make();

    expect([
      states.accept(state, ''),
      states.accept(state, states.make()),
      states.accept(state, state),
    ]).toEqual([false, false, true]);
  });

  test('is refused when it is too old', () => {
    const { states, clock } = setUp();
    const state = states.make();

    clock.advance(601_000);

    expect(states.accept(state, state)).toBe(false);
  });

  test.each(['', 'forged', 'a.b.c', '1.2'])('is refused when it was made elsewhere: “%s”', (forged) => {
    expect(setUp().states.accept(forged, forged)).toBe(false);
  });

  test('is refused under another secret', () => {
    const state = setUp('one').states.make();

    expect(setUp('two').states.accept(state, state)).toBe(false);
  });
});

function setUp(secret = 'state secret') {
  const clock = handClock();
  return { clock, states: createInstallStates({ secret, now: clock.now, randomBytes }) };
}
