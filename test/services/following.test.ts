import { describe, expect, test } from 'vitest';
import type { Follow, Subscription } from '../../src/core/digest/subscription.ts';
import type { Person } from '../../src/core/person.ts';
import { createLedger } from '../../src/services/delivery/ledger.ts';
import { createFollowing, followId } from '../../src/services/following.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { reader, stranger } from '../support/people.ts';
import { issueOf } from '../support/voting.ts';

const NOW = new Date('2026-11-25T12:00:00.000Z');
const LATER = new Date('2026-11-26T12:00:00.000Z');
const ATTENTION: Follow = { kind: 'topic', value: 'attention' };
const PRUNING: Follow = { kind: 'topic', value: 'pruning' };

function openFollowing(timeZone: string | null = null, store = openMemoryStore()) {
  const asked: string[] = [];
  const following = createFollowing({
    store,
    ledger: createLedger(store.issues),
    timeZoneOf: async ({ id }) => {
      asked.push(id);
      return timeZone;
    },
    defaultZone: 'Europe/Berlin',
  });
  const stored = (person: Person = reader) => store.subscriptions.get(followId(person));
  const change = (changes: Partial<Subscription>) =>
    store.subscriptions.change(followId(reader), (current) =>
      current === null ? null : { ...current, ...changes },
    );
  return { store, following, stored, change, asked };
}

describe('a personal digest', () => {
  test('is made with the first thing followed: Mondays at nine where the person is', async () => {
    const { following, stored } = openFollowing('America/New_York');

    const { line, added } = await following.follow(reader, ATTENTION, NOW);

    expect(added).toBe(true);
    expect(line).toMatchObject({
      inWords: 'every Monday at 09:00',
      nextRunAt: new Date('2026-11-30T14:00:00Z'),
    });
    expect(await stored()).toMatchObject({
      tenant: 'T1',
      channel: 'U1',
      to: 'person',
      kind: 'follow',
      owner: { id: 'U1', name: 'reader' },
      zone: 'America/New_York',
      follows: [ATTENTION],
    });
  });

  test.each([null, 'Nowhere/Land'])(
    'is told in the installation’s zone where the profile says %s',
    async (zone) => {
      const { following } = openFollowing(zone);

      expect((await following.follow(reader, ATTENTION, NOW)).line.subscription.zone).toBe('Europe/Berlin');
    },
  );

  test('asks for the profile once', async () => {
    const { following, asked } = openFollowing('Asia/Tokyo');

    await following.follow(reader, ATTENTION, NOW);
    await following.follow(reader, PRUNING, NOW);

    expect(asked).toEqual(['U1']);
  });

  test('is one, whatever is followed at the same time', async () => {
    const { store, following } = openFollowing();
    const topics = Array.from({ length: 30 }, (_, index) => ({
      kind: 'topic' as const,
      value: `topic ${index}`,
    }));

    await Promise.all(topics.map((topic) => following.follow(reader, topic, NOW)));

    expect(await store.subscriptions.count()).toBe(1);
    expect((await following.mine(reader, NOW))?.subscription.follows).toHaveLength(30);
  });

  test('is another in another workspace, under an id nobody can count up to', async () => {
    const { following } = openFollowing();
    await following.follow(reader, ATTENTION, NOW);

    expect(await following.mine(stranger, NOW)).toBeNull();
    expect(followId(reader)).toMatch(/^f-[0-9a-z]{12}$/);
    expect(followId({ tenant: 'T', id: '1:U1' })).not.toBe(followId({ tenant: 'T:1', id: 'U1' }));
  });

  test('holds fifty things and no more, in words for the person', async () => {
    const { following } = openFollowing();
    for (let count = 0; count < 50; count += 1) {
      await following.follow(reader, { kind: 'topic', value: `topic ${count}` }, NOW);
    }

    await expect(following.follow(reader, ATTENTION, NOW)).rejects.toThrow(/50 things/);
    expect((await following.follow(reader, { kind: 'topic', value: 'Topic 7' }, NOW)).added).toBe(false);
  });

  test('ends when nothing is followed any more, and begins anew at the time that was chosen', async () => {
    const { following, stored } = openFollowing();
    await following.follow(reader, ATTENTION, NOW);
    await following.reschedule(reader, 'friday 16:00', null, NOW);

    const stopped = await following.unfollow(reader, 'attention', NOW);
    const ended = await stored();
    const { line } = await following.follow(reader, PRUNING, LATER);

    expect(stopped).toEqual({ kind: 'stopped', line: null, stopped: [ATTENTION] });
    expect(ended).toMatchObject({ follows: [], endedAt: NOW.toISOString() });
    expect(line).toMatchObject({
      inWords: 'every Friday at 16:00',
      subscription: { follows: [PRUNING], endedAt: null, since: LATER.toISOString() },
    });
  });

  test('that stopped after a failure goes on when more is followed, and owes nothing from before', async () => {
    const { following, change } = openFollowing();
    await following.follow(reader, ATTENTION, NOW);
    await change({ paused: { at: NOW.toISOString(), until: null, by: 'fault', why: 'No direct messages.' } });

    const { line } = await following.follow(reader, ATTENTION, LATER);

    expect(line.subscription).toMatchObject({ paused: null, since: LATER.toISOString() });
    expect(line.nextRunAt).toEqual(new Date('2026-11-30T08:00:00Z'));
  });

  test('passes over a slot the ledger has already', async () => {
    const { store, following } = openFollowing();
    await following.follow(reader, ATTENTION, NOW);
    const ofPerson = { subscription: followId(reader), channel: 'U1', to: 'person' as const };
    const early = issueOf([], '2026-11-30T08:00:00.000Z', { ...ofPerson, slot: '2026-W49' });
    await store.issues.change(`${early.subscription}/${early.slot}`, () => early);

    const line = await openFollowing(null, store).following.mine(reader, NOW);

    expect(line?.nextRunAt).toEqual(new Date('2026-12-07T08:00:00Z'));
  });

  test('in a zone the system no longer knows can be told and moved', async () => {
    const { following, change } = openFollowing();
    await following.follow(reader, ATTENTION, NOW);
    await change({ zone: 'Atlantis/Centre' });

    const lost = await following.mine(reader, NOW);
    const moved = await following.reschedule(reader, 'monday 9:00 Europe/Paris', null, NOW);

    expect(lost?.nextRunAt).toBeNull();
    expect(moved.nextRunAt).toEqual(new Date('2026-11-30T08:00:00Z'));
  });
});
