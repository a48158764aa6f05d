import type { Subscription } from '../../src/core/digest/subscription.ts';

/** A paper of the week, Mondays at nine in Berlin, in the channel of people.ts; with whatever else a test needs. */
export function subscriptionWith(changes: Partial<Subscription> = {}): Subscription {
  return {
    id: 'd-1',
    tenant: 'T1',
    channel: 'C1',
    to: 'channel',
    owner: { id: 'U2', name: 'host' },
    kind: 'paper',
    schedule: { kind: 'weekly', weekdays: [1], time: { hour: 9, minute: 0 } },
    zone: 'Europe/Berlin',
    covers: { topic: null, author: null, category: null, hasCode: false },
    follows: [],
    picks: 'best',
    mention: null,
    tellEmpty: false,
    since: '2026-09-01T00:00:00.000Z',
    paused: null,
    skips: [],
    createdAt: '2026-09-01T00:00:00.000Z',
    endedAt: null,
    ...changes,
  };
}
