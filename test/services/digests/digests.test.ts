import { describe, expect, test } from 'vitest';
import type { Subscription } from '../../../src/core/digest/subscription.ts';
import { ledgerLine, subscriptionOf } from '../../support/digests.ts';
import { channel, host, reader } from '../../support/people.ts';
import { LATER, NOW, openDigests } from './desk.ts';

/** Mondays at nine in Berlin. */
const W49 = new Date('2026-11-30T08:00:00Z');
const W50 = new Date('2026-12-07T08:00:00Z');
const W51 = new Date('2026-12-14T08:00:00Z');

async function open(changes: Partial<Subscription> = {}) {
  const desk = openDigests();
  await desk.put(subscriptionOf(changes));
  await desk.record(ledgerLine({}, { state: 'sent', postedAt: '2026-11-23T08:00:01.000Z' }));
  const line = await desk.only(host, channel);
  return { ...desk, line };
}

describe('editing', () => {
  test('changes what is named and nothing else', async () => {
    const { digests, line } = await open({ skips: ['2026-W50'] });

    const edited = await digests.edit(line, host, { picks: 'voted', mention: 'here' }, NOW);

    expect(edited.subscription).toEqual({ ...line.subscription, picks: 'voted', mention: 'here' });
  });

  test('moves the schedule, and owes nothing from before', async () => {
    const { digests, line } = await open();

    const edited = await digests.edit(line, host, { schedule: 'tuesday 10:00' }, NOW);

    expect(edited).toMatchObject({
      inWords: 'every Tuesday at 10:00',
      nextRunAt: new Date('2026-12-01T09:00:00Z'),
      subscription: { since: NOW.toISOString() },
    });
  });

  test('keeps the day where a time is said, and the time where a day is', async () => {
    const { digests, line } = await open();

    const later = await digests.edit(line, host, { schedule: '16:00' }, NOW);
    const moved = await digests.edit(later, host, { schedule: 'friday' }, NOW);

    expect([later.inWords, moved.inWords]).toEqual(['every Monday at 16:00', 'every Friday at 16:00']);
  });

  test('moves the zone', async () => {
    const { digests, line } = await open();

    const edited = await digests.edit(line, host, { zone: 'new york' }, NOW);

    expect(edited.subscription.zone).toBe('America/New_York');
    expect(edited.nextRunAt).toEqual(new Date('2026-11-30T14:00:00Z'));
  });

  test('makes no second issue for the week that had one', async () => {
    const { digests, line } = await open();

    const edited = await digests.edit(line, host, { schedule: 'saturday 9:00' }, NOW);

    expect(edited.nextRunAt).toEqual(new Date('2026-12-05T08:00:00Z'));
  });

  test('keeps half a period between issues', async () => {
    const { digests, line, record } = await open({
      schedule: { kind: 'daily', time: { hour: 9, minute: 0 } },
    });
    await record(ledgerLine({ slot: '2026-11-25', dueAt: '2026-11-25T08:00:00.000Z' }));

    const edited = await digests.edit(line, host, { schedule: 'friday 9:00' }, NOW);

    expect(edited.nextRunAt).toEqual(new Date('2026-12-04T08:00:00Z'));
  });

  test('at the moment an issue is due does not lose it', async () => {
    const { digests, line } = await open();

    const edited = await digests.edit(line, host, { schedule: 'tuesday' }, new Date('2026-11-30T08:00:20Z'));

    expect(edited.nextRunAt).toEqual(new Date('2026-12-01T08:00:00Z'));
    expect(edited.subscription.since).toBe(line.subscription.since);
  });

  test('of what a personal digest is about is for /follow', async () => {
    const { digests, line, put } = await open();
    await put({ ...line.subscription, kind: 'follow' });

    await expect(digests.edit(line, host, { kind: 'paper' }, NOW)).rejects.toMatchObject({
      code: 'personal',
    });
    await expect(digests.edit(line, host, { schedule: 'friday' }, NOW)).resolves.toBeDefined();
  });
});

describe('a pause', () => {
  test('is until the beginning of a day where the digest lives, and then it runs by itself', async () => {
    const { digests, line } = await open();

    const paused = await digests.pause(line, host, '2026-12-07', NOW);

    expect(paused.subscription.paused).toEqual({
      at: NOW.toISOString(),
      until: '2026-12-06T23:00:00.000Z',
      by: 'person',
      why: 'Paused on request.',
    });
    expect(paused.nextRunAt).toEqual(W50);
  });

  test('without a day is until it is resumed', async () => {
    const { digests, line } = await open();

    const paused = await digests.pause(line, host, null, NOW);

    expect(paused).toMatchObject({ nextRunAt: null, subscription: { paused: { until: null } } });
  });

  test.each([
    ['2026-11-01', 'past-day'],
    ['2026-11-25', 'past-day'],
    ['doomsday', 'bad-day'],
  ])('until %s is refused', async (until, code) => {
    const { digests, line } = await open();

    await expect(digests.pause(line, host, until, NOW)).rejects.toMatchObject({ code });
  });

  test('is over with resuming, and what came due meanwhile is not owed', async () => {
    const { digests, line } = await open();
    const paused = await digests.pause(line, host, null, NOW);

    const resumed = await digests.resume(paused, host, new Date('2026-12-08T12:00:00Z'));

    expect(resumed).toMatchObject({
      nextRunAt: W51,
      subscription: { paused: null, since: '2026-12-08T12:00:00.000Z' },
    });
  });

  test('that is over by itself is left alone by resuming, with what is due since', async () => {
    const { digests, line } = await open();
    const paused = await digests.pause(line, host, '2026-11-28', NOW);

    const resumed = await digests.resume(paused, host, new Date('2026-11-30T08:00:10Z'));

    expect(resumed.subscription.since).toBe(line.subscription.since);
  });

  test('by a fault ends with resuming too', async () => {
    const { digests, line, put } = await open();
    const fault = {
      at: NOW.toISOString(),
      until: null,
      by: 'fault' as const,
      why: 'The channel is archived.',
    };
    await put({ ...line.subscription, paused: fault });

    expect((await digests.resume(line, host, NOW)).subscription.paused).toBeNull();
  });
});

describe('skipping', () => {
  test('leaves out the next one, and again the one after it', async () => {
    const { digests, line } = await open();

    const first = await digests.skip(line, host, null, NOW);
    const second = await digests.skip(first.line, host, null, NOW);

    expect([first.skipped, second.skipped]).toEqual([W49, W50]);
    expect(second.line).toMatchObject({ nextRunAt: W51, subscription: { skips: ['2026-W49', '2026-W50'] } });
  });

  test('by a button leaves out the one it names, however often it is pressed', async () => {
    const { digests, line } = await open();

    const first = await digests.skip(line, host, W49, NOW);
    const again = await digests.skip(line, host, W49, NOW);

    expect([first.skipped, again.skipped]).toEqual([W49, null]);
    expect(again.line.subscription.skips).toEqual(['2026-W49']);
  });

  test('is taken back by resuming', async () => {
    const { digests, line } = await open();
    await digests.skip(line, host, null, NOW);

    const resumed = await digests.resume(line, host, NOW);

    expect(resumed).toMatchObject({
      nextRunAt: W49,
      subscription: { skips: [], since: line.subscription.since },
    });
  });

  test('is refused while nothing is to come', async () => {
    const { digests, line } = await open();
    await digests.pause(line, host, null, NOW);

    await expect(digests.skip(line, host, null, NOW)).rejects.toMatchObject({ code: 'paused' });
  });

  test('is refused for more than a season', async () => {
    const { digests, line } = await open();
    for (let count = 0; count < 12; count += 1) await digests.skip(line, host, null, NOW);

    await expect(digests.skip(line, host, null, NOW)).rejects.toMatchObject({ code: 'too-many' });
  });
});

describe('handing over and ending', () => {
  test('gives it to another person, who may change it from then on', async () => {
    const { digests, line } = await open();

    const given = await digests.transfer(line, host, { id: 'U1', name: 'U1' }, NOW);

    expect(given.subscription.owner).toEqual({ id: 'U1', name: 'U1' });
    expect(digests.mayChange(reader, given)).toBe(true);
  });

  test('learns the new owner’s name with the first thing they do', async () => {
    const { digests, line } = await open();
    const given = await digests.transfer(line, host, { id: 'U1', name: 'U1' }, NOW);

    const paused = await digests.pause(given, reader, null, NOW);

    expect(paused.subscription.owner).toEqual({ id: 'U1', name: 'reader' });
  });

  test('does not give a personal digest away', async () => {
    const { digests, line, put } = await open();
    await put({ ...line.subscription, to: 'person' });

    await expect(digests.transfer(line, host, { id: 'U1', name: 'reader' }, NOW)).rejects.toMatchObject({
      code: 'personal',
    });
  });

  test('ends it, and keeps its history', async () => {
    const { digests, line } = await open();

    const ended = await digests.unsubscribe(line, host, NOW);

    expect(ended).toMatchObject({ nextRunAt: null, subscription: { endedAt: NOW.toISOString() } });
    expect(await digests.list({ tenant: 'T1', id: 'C1' }, NOW)).toEqual([]);
    expect(await digests.history({ subscription: line.subscription.id }, 10)).toHaveLength(1);
    expect(await digests.byId(line.subscription.id, NOW)).not.toBeNull();
  });

  test('changes nothing of one that has ended', async () => {
    const { digests, line } = await open();
    await digests.unsubscribe(line, host, NOW);

    await expect(digests.resume(line, host, LATER)).rejects.toMatchObject({ code: 'ended' });
    await expect(digests.postNow(line, host, LATER)).rejects.toMatchObject({ code: 'ended' });
  });
});

describe('an issue outside the schedule', () => {
  test('is put on its way once, however often it is asked for within a minute', async () => {
    const { digests, line, ledger } = await open();

    const outcomes = await Promise.all([1, 2].map(() => digests.postNow(line, host, NOW)));
    const soon = await digests.postNow(line, host, new Date(NOW.getTime() + 59_000));

    expect([...outcomes, soon]).toEqual(['on-its-way', 'already', 'already']);
    expect(await ledger.ofSubscription(line.subscription.id)).toHaveLength(2);
  });

  test('can be asked for again later', async () => {
    const { digests, line } = await open();
    await digests.postNow(line, host, NOW);

    expect(await digests.postNow(line, host, LATER)).toBe('on-its-way');
  });

  test('does not move the next run', async () => {
    const { digests, line, only } = await open();

    await digests.postNow(line, host, new Date('2026-11-29T12:00:00Z'));

    expect((await only(host, channel, new Date('2026-11-29T13:00:00Z'))).nextRunAt).toEqual(W49);
  });

  test('is refused while the digest is paused', async () => {
    const { digests, line } = await open();
    await digests.pause(line, host, null, NOW);

    await expect(digests.postNow(line, host, NOW)).rejects.toMatchObject({ code: 'paused' });
  });
});

describe('a preview', () => {
  test('is of the next issue', async () => {
    const { digests, line, composed } = await open({ skips: ['2026-W49'] });

    const preview = await digests.preview(line, NOW);

    expect(preview).toEqual({ kind: 'nothing', why: 'Nothing for 2026-W50.' });
    expect(composed).toEqual([{ subscription: 'd-7k3f9q', slot: { key: '2026-W50', dueAt: W50 } }]);
  });

  test('of a paused one is of what it would be if it ran', async () => {
    const { digests, line, composed } = await open();
    const paused = await digests.pause(line, host, null, NOW);

    await digests.preview(paused, NOW);

    expect(composed.map(({ slot }) => slot.key)).toEqual(['2026-W49']);
  });

  test('of one that never comes again says so', async () => {
    const { digests, line } = await open({ schedule: { kind: 'cron', expression: '0 9 30 2 *' } });

    expect(await digests.preview(line, NOW)).toMatchObject({ kind: 'nothing' });
  });
});

describe('a held issue', () => {
  const held = ledgerLine(
    { slot: '2026-W47', dueAt: '2026-11-16T08:00:00.000Z' },
    {
      state: 'held',
      attempts: 1,
      intentAt: '2026-11-16T08:00:02.000Z',
      why: 'The channel cannot be read.',
    },
  );

  test('is posted where a person says it is not there', async () => {
    const { digests, line, record } = await open();
    await record(held);

    const settled = await digests.settle(line, host, '2026-W47', 'post', NOW);

    expect(settled?.posts[0]).toMatchObject({ state: 'due', lookedAt: NOW.toISOString(), why: null });
  });

  test('is taken as posted where a person says it is there', async () => {
    const { digests, line, record, audits } = await open();
    await record(held);

    const settled = await digests.settle(line, host, '2026-W47', 'leave', NOW);

    expect(settled?.posts[0]).toMatchObject({ state: 'sent', postedAt: '2026-11-16T08:00:02.000Z' });
    expect(audits).toContainEqual({
      audit: 'digest settle',
      subscription: 'd-7k3f9q',
      tenant: 'T1',
      by: 'U2',
    });
  });

  test.each(['2026-W47', '2026-W48', 'no such slot'])('is settled once: %s is not held', async (slot) => {
    const { digests, line, record } = await open();
    await record(held);
    await digests.settle(line, host, '2026-W47', 'leave', NOW);

    expect(await digests.settle(line, host, slot, 'post', NOW)).toBeNull();
  });
});

describe('the history', () => {
  test('is told the newest first, as far as is asked', async () => {
    const { digests, record } = await open();
    await record(ledgerLine({ slot: '2026-W47', dueAt: '2026-11-16T08:00:00.000Z' }));
    await record(ledgerLine({ slot: '2026-W46', dueAt: '2026-11-09T08:00:00.000Z' }));

    const issues = await digests.history({ subscription: 'd-7k3f9q' }, 2);

    expect(issues.map(({ slot }) => slot)).toEqual(['2026-W48', '2026-W47']);
  });

  test('of a channel is not that of the same channel in another tenant', async () => {
    const { digests, record } = await open();
    await record(ledgerLine({ subscription: 'd-other0', tenant: 'T2' }));

    const mine = await digests.history({ channel: { tenant: 'T1', id: 'C1' } }, 10);

    expect(mine.map(({ subscription }) => subscription)).toEqual(['d-7k3f9q']);
    expect(await digests.history('all', 10)).toHaveLength(2);
  });
});

test('all digests of all tenants are numbered within their channels', async () => {
  const { digests, put } = await open();
  await put(subscriptionOf({ id: 'd-again0', createdAt: '2026-11-02T00:00:00.000Z' }));
  await put(subscriptionOf({ id: 'd-other0', tenant: 'T2', createdAt: '2026-11-03T00:00:00.000Z' }));

  const lines = await digests.all(NOW);

  expect(lines.map(({ subscription, number }) => [subscription.id, number])).toEqual([
    ['d-7k3f9q', 1],
    ['d-again0', 2],
    ['d-other0', 1],
  ]);
  expect((await digests.byId('d-again0', NOW))?.number).toBe(2);
});

test('a digest in a zone the system forgot is still told and can be moved', async () => {
  const { digests, line } = await open({ zone: 'Mars/Olympus' });

  expect(line.nextRunAt).toBeNull();
  expect(await digests.edit(line, host, { zone: 'Europe/Paris' }, NOW)).toMatchObject({ nextRunAt: W49 });
  await expect(digests.pause(line, host, 'friday', NOW)).resolves.toBeDefined();
});
