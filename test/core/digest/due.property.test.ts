import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dueSlot,
  type LastIssue,
  nextRun,
  sinceAfterChange,
  upcoming,
} from '../../../src/core/digest/due.ts';
import type { Subscription } from '../../../src/core/digest/subscription.ts';
import { countSlots, periodMs } from '../../../src/core/schedule/index.ts';
import type { Schedule, TimeOfDay } from '../../../src/core/schedule/schedule.ts';
import { subscriptionOf } from '../../support/digests.ts';

const MINUTE_MS = 60_000;
const START = new Date('2026-03-20T11:00:00Z');

/** One of many things that happen to a digest over a year. */
type Event =
  | { do: 'wait'; minutes: number }
  /** Time passes while nobody looks. */
  | { do: 'sleep'; minutes: number }
  | { do: 'schedule'; schedule: Schedule }
  | { do: 'zone'; zone: string }
  | { do: 'pause'; minutes: number | null }
  | { do: 'resume' }
  | { do: 'skip' };

interface Line {
  slot: string;
  dueAt: string;
  isPosted: boolean;
}

interface World {
  subscription: Subscription;
  now: Date;
  ledger: Map<string, Line>;
  posted: { dueAt: Date; apartMs: number; since: Date; restedUntil: Date }[];
  /** The end of the last pause. */
  restedUntil: Date;
}

const time: fc.Arbitrary<TimeOfDay> = fc.record({
  hour: fc.integer({ min: 0, max: 23 }),
  minute: fc.constantFrom(0, 15, 30),
});
const schedule: fc.Arbitrary<Schedule> = fc.oneof(
  fc.record({
    kind: fc.constant('weekly' as const),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 }),
    time,
  }),
  fc.record({ kind: fc.constant('daily' as const), time }),
  fc.record({ kind: fc.constant('monthly-day' as const), day: fc.integer({ min: 1, max: 31 }), time }),
  fc.constant({ kind: 'cron' as const, expression: '0 6,18 * * *' }),
);
const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Pacific/Auckland', 'Australia/Lord_Howe');
const minutes = fc.oneof(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 60, max: 14 * 24 * 60 }));
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('sleep' as const), minutes }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('schedule' as const), schedule }) },
  fc.record({ do: fc.constant('zone' as const), zone }),
  fc.record({ do: fc.constant('pause' as const), minutes: fc.option(minutes) }),
  fc.record({ do: fc.constant('resume' as const) }),
  fc.record({ do: fc.constant('skip' as const) }),
);

function run(first: Schedule, events: readonly Event[]): World {
  const since = START.toISOString();
  const world: World = {
    subscription: subscriptionOf({ schedule: first, since }),
    now: START,
    ledger: new Map(),
    posted: [],
    restedUntil: START,
  };
  for (const each of events) happen(world, each);
  return world;
}

function happen(world: World, event: Event): void {
  const { subscription, now } = world;
  const last = lastOf(world);
  if (event.do === 'wait') wait(world, event.minutes);
  if (event.do === 'sleep') world.now = later(now, event.minutes);
  if (event.do === 'schedule' || event.do === 'zone') {
    const { do: _, ...change } = event;
    const since = sinceAfterChange(subscription, last, now).toISOString();
    world.subscription = { ...subscription, ...change, since };
  }
  if (event.do === 'pause') {
    const until = event.minutes === null ? null : later(now, event.minutes).toISOString();
    const pause = { at: now.toISOString(), until, by: 'person' as const, why: '' };
    world.subscription = { ...subscription, paused: pause };
    if (until !== null) world.restedUntil = new Date(until);
  }
  if (event.do === 'resume') {
    world.subscription = { ...subscription, paused: null, since: now.toISOString() };
    world.restedUntil = now;
  }
  if (event.do === 'skip') {
    const { next } = upcoming(subscription, last, now);
    if (next !== null) world.subscription = { ...subscription, skips: [...subscription.skips, next.key] };
  }
  look(world);
}

/** Looks every half hour, as often as anything here can be due. */
function wait(world: World, minutes: number): void {
  const end = later(world.now, minutes);
  while (world.now < end) {
    world.now = new Date(Math.min(later(world.now, 30).getTime(), end.getTime()));
    look(world);
  }
}

/** What the delivery does at each ring, its claim in the ledger included. */
function look(world: World): void {
  const { subscription, now, ledger } = world;
  const { due, missed } = dueSlot(subscription, lastOf(world), now);
  for (const slot of missed) claim(ledger, slot.key, slot.dueAt, false);
  if (due === null || ledger.has(due.key)) return;
  const isPosted = !subscription.skips.includes(due.key);
  claim(ledger, due.key, due.dueAt, isPosted);
  if (!isPosted) return;
  world.posted.push({
    dueAt: due.dueAt,
    apartMs: periodMs(subscription.schedule) / 2,
    since: new Date(subscription.since),
    restedUntil: world.restedUntil,
  });
}

function claim(ledger: Map<string, Line>, slot: string, dueAt: Date, isPosted: boolean): void {
  if (!ledger.has(slot)) ledger.set(slot, { slot, dueAt: dueAt.toISOString(), isPosted });
}

function lastOf({ ledger }: World): LastIssue {
  let last: LastIssue = null;
  for (const line of ledger.values()) if (last === null || line.dueAt > last.dueAt) last = line;
  return last;
}

function later(date: Date, minutes: number): Date {
  return new Date(date.getTime() + minutes * MINUTE_MS);
}

const history = fc.tuple(schedule, fc.array(event, { maxLength: 40 }));
const RUNS = { numRuns: 300 };

test('no two issues are closer than half a period, through any sequence of changes', () => {
  fc.assert(
    fc.property(history, ([first, events]) => {
      const { posted } = run(first, events);

      for (const [index, issue] of posted.entries()) {
        const before = posted[index - 1];
        if (before === undefined) continue;
        const gapMs = issue.dueAt.getTime() - before.dueAt.getTime();
        expect(gapMs).toBeGreaterThanOrEqual(issue.apartMs);
      }
    }),
    RUNS,
  );
});

test('no issue is from before the digest was made or changed, nor from the time of a pause', () => {
  fc.assert(
    fc.property(history, ([first, events]) => {
      for (const { dueAt, since, restedUntil } of run(first, events).posted) {
        expect(dueAt > since).toBe(true);
        expect(dueAt >= restedUntil).toBe(true);
      }
    }),
    RUNS,
  );
});

test('what is told as the next run is what is due then, and nothing before', () => {
  fc.assert(
    fc.property(history, ([first, events]) => {
      const world = run(first, events);
      const isRecorded = (slot: string) => world.ledger.has(slot);
      const next = nextRun(world.subscription, lastOf(world), world.now, isRecorded);
      if (next === null) return;
      const count = world.posted.length;

      wait(world, (next.getTime() - world.now.getTime()) / MINUTE_MS - 1);
      expect(world.posted).toHaveLength(count);
      wait(world, 1);

      expect(world.posted.at(-1)?.dueAt).toEqual(next);
    }),
    RUNS,
  );
});

test('every slot since it was made is posted, missed or left out, where nothing is changed or paused', () => {
  const untouched = fc.array(
    event.filter((each) => ['wait', 'sleep', 'skip'].includes(each.do)),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(schedule, untouched, (only, events) => {
      const { subscription, now, ledger } = run(only, events);
      // As many as are told of at a time: more than two months asleep on a daily digest are counted, not named.
      fc.pre(events.every((each) => each.do !== 'sleep' || each.minutes < 20 * 24 * 60));

      const due = countSlots(only, subscription.zone, START, now, 10_000);

      expect(ledger.size).toBe(due);
    }),
    RUNS,
  );
});
