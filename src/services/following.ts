import { createHash } from 'node:crypto';
import { lastScheduled, pausedAt, sinceAfterChange } from '../core/digest/due.ts';
import { cleanFollow, followsMeant, isSameFollow } from '../core/digest/follows.ts';
import type { Follow, Subscription } from '../core/digest/subscription.ts';
import { AskerError } from '../core/errors.ts';
import type { Person } from '../core/person.ts';
import type { Store } from '../core/ports/store.ts';
import { canonicalZone, describeSchedule, isKnownZone, parseSchedule } from '../core/schedule/index.ts';
import type { Schedule } from '../core/schedule/schedule.ts';
import type { DigestLine, Following } from '../core/services.ts';
import type { Ledger } from './delivery/ledger.ts';
import { digestLine } from './digests/lines.ts';
import { readingKey } from './reading.ts';

export interface FollowingParts {
  store: Pick<Store, 'subscriptions'>;
  ledger: Pick<Ledger, 'ofSubscription'>;
  /** What the person's platform says of their zone, an IANA name; `null` where it does not. */
  timeZoneOf(person: { tenant: string; id: string }): Promise<string | null>;
  /** Where nothing better is known. */
  defaultZone: string;
}

const MOST_FOLLOWS = 50;
const USUAL_TIME: Schedule = { kind: 'weekly', weekdays: [1], time: { hour: 9, minute: 0 } };
const FOLLOWS_NOTHING =
  'You follow nothing yet. /follow author <name>, /follow topic <words> or /follow category cs.LG starts it.';

/** Each person has one digest of their own, a subscription of the kind `follow`, while they follow anything. */
export function createFollowing(parts: FollowingParts): Following {
  const { subscriptions } = parts.store;
  const current = async (person: Person) => live(await subscriptions.get(followId(person)));

  const lineOf = async (subscription: Subscription, now: Date): Promise<DigestLine> => {
    const issues = await parts.ledger.ofSubscription(subscription.id);
    if (isKnownZone(subscription.zone)) return digestLine(subscription, 1, issues, now);
    return { subscription, number: 1, inWords: describeSchedule(subscription.schedule), nextRunAt: null };
  };

  return {
    async follow(person, asked, now) {
      const follow = cleanFollow(asked);
      if (follow === null) throw new AskerError('no-words', `There is no word in that ${asked.kind}.`);
      const zone = (await current(person)) === null ? await zoneOf(parts, person) : parts.defaultZone;
      let added = false;
      const changed = await subscriptions.change(followId(person), (stored) => {
        const before = resumed(live(stored) ?? begun(person, stored, zone, now), now);
        added = !before.follows.some((each) => isSameFollow(each, follow));
        if (!added) return before === live(stored) ? stored : before;
        if (before.follows.length >= MOST_FOLLOWS) throw tooMany();
        return { ...before, follows: [...before.follows, follow] };
      });
      if (changed === null) throw new Error('a personal digest that was just changed is gone');
      return { line: await lineOf(changed, now), added };
    },

    async mine(person, now) {
      const subscription = await current(person);
      return subscription === null ? null : lineOf(subscription, now);
    },

    async unfollow(person, which, now) {
      let fitting: Follow[] = [];
      let isDone = false;
      const changed = await subscriptions.change(followId(person), (stored) => {
        const before = live(stored);
        fitting = followsMeant(before?.follows ?? [], which);
        isDone = fitting.length === 1 || which.trim().toLowerCase() === 'all';
        if (before === null || !isDone) return stored;
        const follows = before.follows.filter((each) => !fitting.includes(each));
        return { ...before, follows, endedAt: follows.length === 0 ? now.toISOString() : null };
      });
      const left = live(changed);
      const line = left === null ? null : await lineOf(left, now);
      if (fitting.length === 0) return { kind: 'none', line };
      return isDone ? { kind: 'stopped', line, stopped: fitting } : { kind: 'several', fitting };
    },

    async reschedule(person, typed, zone, now) {
      const read = parseSchedule(typed);
      const named = zone === null ? read.zone : knownZone(zone);
      const last = lastScheduled(await parts.ledger.ofSubscription(followId(person)), now);
      const changed = await subscriptions.change(followId(person), (stored) => {
        const before = live(stored);
        if (before === null) throw new AskerError('follows-nothing', FOLLOWS_NOTHING);
        const since = isKnownZone(before.zone) ? sinceAfterChange(before, last, now) : now;
        return {
          ...resumed(before, now),
          schedule: read.schedule,
          zone: named ?? before.zone,
          since: since.toISOString(),
        };
      });
      if (changed === null) throw new AskerError('follows-nothing', FOLLOWS_NOTHING);
      return lineOf(changed, now);
    },
  };
}

/** Derived, so that a person has one and no more, whatever arrives at the same time. */
export function followId(person: Pick<Person, 'tenant' | 'id'>): string {
  const digest = createHash('sha256').update(readingKey(person)).digest('hex');
  return `f-${BigInt(`0x${digest}`).toString(36).padStart(50, '0').slice(-12)}`;
}

/** `null` once it has ended. */
function live(subscription: Subscription | null): Subscription | null {
  return subscription === null || subscription.endedAt !== null ? null : subscription;
}

/** A first digest, or the one that had ended, at the time the person had chosen for it. */
function begun(person: Person, ended: Subscription | null, zone: string, now: Date): Subscription {
  const at = now.toISOString();
  return {
    id: followId(person),
    tenant: person.tenant,
    channel: person.id,
    to: 'person',
    owner: { id: person.id, name: person.name },
    kind: 'follow',
    schedule: ended?.schedule ?? USUAL_TIME,
    zone: ended?.zone ?? zone,
    covers: { topic: null, author: null, category: null, hasCode: false },
    follows: [],
    picks: 'newest',
    mention: null,
    tellEmpty: false,
    since: at,
    paused: null,
    skips: [],
    createdAt: at,
    endedAt: null,
  };
}

/** Whoever adds to their digest, or changes its time, wants it to come. */
function resumed(subscription: Subscription, now: Date): Subscription {
  if (pausedAt(subscription, now) === null) return subscription;
  return { ...subscription, paused: null, since: now.toISOString() };
}

async function zoneOf({ timeZoneOf, defaultZone }: FollowingParts, person: Person): Promise<string> {
  const told = await timeZoneOf(person);
  return (told === null ? null : canonicalZone(told)) ?? defaultZone;
}

function knownZone(typed: string): string {
  const zone = canonicalZone(typed);
  if (zone !== null) return zone;
  throw new AskerError(
    'unknown-zone',
    `I know no time zone called “${typed.slice(0, 60)}”. Name a place, such as Europe/Berlin.`,
  );
}

function tooMany(): AskerError {
  return new AskerError(
    'too-many-follows',
    `You follow ${MOST_FOLLOWS} things, which is as many as I keep. /follow stop <number> makes room.`,
  );
}
