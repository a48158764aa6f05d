import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../bench/random.ts';
import { issueState } from '../../../src/core/delivery/issue.ts';
import { sinceAfterChange } from '../../../src/core/digest/due.ts';
import type { Subscription } from '../../../src/core/digest/subscription.ts';
import { periodMs, slotsBetween, windowMs } from '../../../src/core/schedule/index.ts';
import type { Schedule } from '../../../src/core/schedule/schedule.ts';
import type { StoredMessage } from '../../support/far-side.ts';
import { settle } from '../../support/hand-clock.ts';
import { HOUR_MS, MINUTE_MS, openWorld, type World } from './world.ts';

/** More with the environment variable SEEDS. */
const SEEDS = Number(process.env.SEEDS ?? 25);
const YEAR_MS = 366 * 24 * HOUR_MS;
/** A life is lived in stretches; rings come at their start and each minute of their first ten. */
const STRETCH_MS = 6 * HOUR_MS;
const AWAKE_MS = 10 * MINUTE_MS;

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/Santiago',
  'UTC',
];
const SCHEDULES: Schedule[] = [
  { kind: 'weekly', weekdays: [1], time: { hour: 9, minute: 0 } },
  { kind: 'weekly', weekdays: [7], time: { hour: 2, minute: 30 } },
  { kind: 'weekly', weekdays: [3, 6], time: { hour: 0, minute: 15 } },
  { kind: 'monthly-weekday', nth: 1, weekday: 1, time: { hour: 8, minute: 0 } },
];

/** When the process was up, as wall time. */
interface Life {
  from: number;
  to: number;
}

/** What may happen in a year beside time down and lost answers. */
interface Weather {
  repeatSafeMs: number;
  /** The clock is set an hour ahead or back now and then, or stands still for minutes in the middle of things. */
  clock: boolean;
  /** The host changes the hour or the day, often at the very moment an issue is due. */
  edits: boolean;
}

const CALM = { clock: false, edits: false };

describe.each([0, 60_000])('simulated years where a nonce is good for %i ms', (repeatSafeMs) => {
  test(`of ${SEEDS} seeds, with time down, lost answers and a lost ledger, lose nothing and post nothing twice`, async () => {
    const problems: string[] = [];
    for (let seed = 1; seed <= SEEDS; seed += 1)
      problems.push(...(await liveAYear(seed, { ...CALM, repeatSafeMs })));

    expect(problems).toEqual([]);
  }, 300_000);

  test(`of ${SEEDS} seeds, with a clock that is set and schedules that are edited, post nothing twice`, async () => {
    const problems: string[] = [];
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      problems.push(
        ...(await liveAYear(seed, { repeatSafeMs, clock: seed % 2 === 0, edits: seed % 3 === 0 })),
      );
    }

    expect(problems).toEqual([]);
  }, 300_000);
});

async function liveAYear(seed: number, { repeatSafeMs, clock, edits }: Weather): Promise<string[]> {
  const random = createRandom(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const start = new Date(Date.UTC(2026, Math.floor(random() * 12), 1 + Math.floor(random() * 28)));
  const world = openWorld({ start, repeatSafeMs });
  const subscription = await world.subscribe({ schedule: pick(SCHEDULES), zone: pick(ZONES) });
  world.far.happen = () => {
    const chance = random();
    if (chance < 0.08) return 'stored-then-unknown';
    if (chance < 0.16) return 'lost-then-unknown';
    if (chance < 0.2) return { kind: 'later', retryAfterMs: 30_000, scope: 'channel', why: 'Slow down.' };
    return 'accepted';
  };
  const lives: Life[] = [];
  const end = start.getTime() + YEAR_MS;
  while (world.clock.now().getTime() < end) {
    const upMs = HOUR_MS + random() * 20 * 24 * HOUR_MS;
    const from = world.clock.now().getTime();
    await live(world, upMs, async () => {
      if (clock && random() < 0.02) shiftClock(world, (random() < 0.5 ? 1 : -1) * HOUR_MS);
      if (edits && random() < 0.03) await edit(world, pick(SCHEDULES));
    });
    lives.push({ from, to: world.clock.now().getTime() });
    world.clock.dropTimers();
    await world.clock.advance(random() < 0.7 ? random() * HOUR_MS : random() * 9 * 24 * HOUR_MS);
    if (!edits && random() < 0.15) await loseLedger(world, random);
    world.restart();
  }
  const doubled = twice(clock ? world.far.standing() : world.far.messages, seed);
  if (edits) return [...doubled, ...(await crowded(world, seed))];
  return clock ? doubled : [...doubled, ...(await lost(world, subscription, lives, seed))];
}

function shiftClock(world: World, byMs: number): void {
  world.clock.set(new Date(world.clock.now().getTime() + byMs));
}

/** As `/digest edit` does it. */
async function edit(world: World, schedule: Schedule): Promise<void> {
  const now = world.clock.now();
  const last = await world.ledger.newest('d-1');
  await world.store.subscriptions.change('d-1', (current) =>
    current === null
      ? null
      : { ...current, schedule, since: sinceAfterChange(current, last, now).toISOString() },
  );
}

/** What is posted is due apart by half the shortest period there is, however the schedule is edited. */
async function crowded(world: World, seed: number): Promise<string[]> {
  const leastMs = Math.min(...SCHEDULES.map(periodMs)) / 2;
  const posted = (await world.issues()).filter((issue) => issueState(issue) === 'sent');
  return posted.slice(1).flatMap((issue, index) => {
    const apartMs = Date.parse(issue.dueAt) - Date.parse(posted[index]?.dueAt ?? '');
    return apartMs < leastMs ? [`seed ${seed}: ${issue.slot} was due ${apartMs} ms after the last`] : [];
  });
}

/** Lines of the ledger are gone, as after its file was lost or an old backup restored. */
async function loseLedger(world: World, random: () => number): Promise<void> {
  const keys: string[] = [];
  for await (const [key] of world.store.issues.all()) keys.push(key);
  const kept = random() < 0.5 ? 0 : Math.floor(random() * keys.length);
  for (const key of keys.slice(kept)) await world.store.issues.change(key, () => null);
}

/** A ring at the start of each stretch; where something is due or under way, one each minute for a while. */
async function live(world: World, forMs: number, happens: () => Promise<void>): Promise<void> {
  for (let lived = 0; lived < forMs; lived += STRETCH_MS) {
    let restMs = STRETCH_MS;
    await happens();
    await ring(world);
    while (restMs > STRETCH_MS - AWAKE_MS && (await isBusy(world))) {
      await world.clock.advance(MINUTE_MS);
      await ring(world);
      restMs -= MINUTE_MS;
    }
    await world.clock.advance(restMs);
  }
}

async function ring(world: World): Promise<void> {
  void world.delivery.wake();
  await settle();
}

async function isBusy(world: World): Promise<boolean> {
  const { open } = await world.delivery.status();
  return open > 0 || (await world.ledger.open()).length > 0;
}

function twice(messages: readonly StoredMessage[], seed: number): string[] {
  const counts = new Map<string, number>();
  for (const { role, slot } of messages) {
    const name = `${role} ${slot}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > 1).map(([name]) => `seed ${seed}: ${name} came twice`);
}

/** A slot may be missing only where no life held a moment in which it was the newest and not too late. */
async function lost(
  world: World,
  subscription: Subscription,
  lives: Life[],
  seed: number,
): Promise<string[]> {
  const { schedule, zone } = subscription;
  const from = new Date(subscription.since);
  const until = new Date((lives.at(-1)?.to ?? 0) - 2 * STRETCH_MS);
  const slots = slotsBetween(schedule, zone, from, until, 1000);
  const known = new Map((await world.issues()).map((issue) => [issue.slot, issueState(issue)]));
  return slots.flatMap((slot, index) => {
    if (world.far.messages.some((message) => message.slot === slot.key && message.role === 'issue'))
      return [];
    const tooLateMs = slot.dueAt.getTime() + Math.min(windowMs(schedule), periodMs(schedule));
    const nextMs = slots[index + 1]?.dueAt.getTime() ?? until.getTime();
    const closesMs = Math.min(tooLateMs, nextMs);
    // A life that began a stretch before the end had the time to look, settle and post.
    const hadTime = lives.some(
      (life) => Math.min(life.to, closesMs) - Math.max(life.from, slot.dueAt.getTime()) > 2 * STRETCH_MS,
    );
    return hadTime ? [`seed ${seed}: ${slot.key} is missing (${known.get(slot.key) ?? 'no line'})`] : [];
  });
}
