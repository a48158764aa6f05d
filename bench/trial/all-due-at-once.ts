import type { Subscription } from '../../src/core/digest/subscription.ts';
import { localTime } from '../../src/core/schedule/index.ts';
import { subscriptionWith } from '../../test/support/subscription.ts';
import type { SideTenant } from './limited-side.ts';

const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'Australia/Lord_Howe', 'UTC'];
const NO_LIMIT: Subscription['covers'] = { topic: null, author: null, category: null, hasCode: false };
const COVERAGES: readonly Subscription['covers'][] = [
  NO_LIMIT,
  { ...NO_LIMIT, category: 'cs.LG' },
  { ...NO_LIMIT, topic: 'language models' },
  { ...NO_LIMIT, topic: 'attention' },
];
const OWED_BEFORE_MS = 1000;

/** A weekly digest for each channel, in several zones and of several topics, all due at one instant. */
export function allDueAt(dueAt: Date, tenants: readonly SideTenant[]): Subscription[] {
  const since = new Date(dueAt.getTime() - OWED_BEFORE_MS).toISOString();
  const places = tenants.flatMap(({ tenant, channels }) => channels.map((channel) => ({ tenant, channel })));
  return places.map(({ tenant, channel }, index) => {
    const zone = ZONES[index % ZONES.length] ?? 'UTC';
    const { weekday, hour, minute } = localTime(dueAt, zone);
    return subscriptionWith({
      id: `d-${index}`,
      tenant,
      channel,
      owner: null,
      schedule: { kind: 'weekly', weekdays: [weekday], time: { hour, minute } },
      zone,
      covers: COVERAGES[index % COVERAGES.length] ?? NO_LIMIT,
      since,
      createdAt: since,
    });
  });
}
