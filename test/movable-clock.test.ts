import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMovableClock } from '../src/movable-clock.ts';
import { createHandClock } from './support/hand-clock.ts';

const NOON = new Date('2026-11-23T12:00:00.000Z');
const HOUR_MS = 3_600_000;
const never = () => () => {};

describe('a clock that can be moved', () => {
  test('shows the time of the other as long as nobody moves it', () => {
    const clock = createMovableClock({ now: () => NOON }, never);

    expect([clock.now(), clock.aheadMs()]).toEqual([NOON, 0]);
  });

  test('goes on from the time it was set to', async () => {
    const base = createHandClock(NOON);
    const clock = createMovableClock(base, base.after);
    const later = new Date(NOON.getTime() + 24 * HOUR_MS);

    clock.moveTo(later);
    await base.advance(HOUR_MS);

    expect(clock.now()).toEqual(new Date(later.getTime() + HOUR_MS));
  });

  test('is set back by no move', () => {
    const clock = createMovableClock({ now: () => NOON }, never);
    const instants = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2200-01-01') });

    fc.assert(
      fc.property(instants, (time) => {
        const before = clock.now();
        clock.moveTo(time);
        return clock.now() >= before && clock.now() >= time;
      }),
    );
  });

  test('goes on as it was kept, and runs with the other again when nothing is', () => {
    const clock = createMovableClock({ now: () => NOON }, never);

    clock.setAhead(HOUR_MS);
    const ahead = clock.now();
    clock.setAhead(0);

    expect([ahead, clock.now()]).toEqual([new Date(NOON.getTime() + HOUR_MS), NOON]);
  });

  test('lets what waits have its turn when time passes', async () => {
    const base = createHandClock(NOON);
    const clock = createMovableClock(base, base.after);
    const ran: string[] = [];

    clock.after(HOUR_MS, () => ran.push('after an hour'));
    await base.advance(HOUR_MS - 1);
    const early = [...ran];
    await base.advance(1);

    expect([early, ran]).toEqual([[], ['after an hour']]);
  });

  test('lets what waits have its turn once it is moved past its time, and only then', async () => {
    const base = createHandClock(NOON);
    const clock = createMovableClock(base, base.after);
    const ran: string[] = [];
    clock.after(HOUR_MS, () => ran.push('after an hour'));
    clock.after(3 * HOUR_MS, () => ran.push('after three hours'));

    clock.moveTo(new Date(NOON.getTime() + 2 * HOUR_MS));
    await base.advance(0);
    const moved = [...ran];
    await base.advance(HOUR_MS);

    expect(moved).toEqual(['after an hour']);
    expect(ran).toEqual(['after an hour', 'after three hours']);
  });

  test('lets what was called off rest, moved or not', async () => {
    const base = createHandClock(NOON);
    const clock = createMovableClock(base, base.after);
    const ran: string[] = [];

    clock.after(HOUR_MS, () => ran.push('called off'))();
    clock.moveTo(new Date(NOON.getTime() + 2 * HOUR_MS));
    await base.advance(2 * HOUR_MS);

    expect(ran).toEqual([]);
  });
});
