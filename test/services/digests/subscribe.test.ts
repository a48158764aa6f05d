import { describe, expect, test } from 'vitest';
import { orderOf, subscriptionOf } from '../../support/digests.ts';
import { admin, channel, directMessage, host, reader } from '../../support/people.ts';
import { LATER, NOW, openDigests } from './desk.ts';

const inChannel = { person: host, place: channel };
const mondays = orderOf('monday 09:00 Europe/Berlin');

describe('a new digest', () => {
  test('is kept with its owner, its zone and its next run, and owes nothing from before', async () => {
    const { digests, stored } = openDigests();

    const { line, added, zoneFrom } = await digests.subscribe(inChannel, mondays, NOW);

    expect({ added, zoneFrom }).toEqual({ added: true, zoneFrom: 'order' });
    expect(line).toMatchObject({
      number: 1,
      inWords: 'every Monday at 09:00',
      nextRunAt: new Date('2026-11-30T08:00:00Z'),
    });
    expect(await stored(line.subscription.id)).toMatchObject({
      tenant: 'T1',
      channel: 'C1',
      to: 'channel',
      owner: { id: 'U2', name: 'host' },
      zone: 'Europe/Berlin',
      since: NOW.toISOString(),
      createdAt: NOW.toISOString(),
      endedAt: null,
    });
  });

  test('has an id that is not counted', async () => {
    const { digests } = openDigests();

    const { line } = await digests.subscribe(inChannel, mondays, NOW);

    expect(line.subscription.id).toMatch(/^d-[a-z2-9]{6}$/);
  });

  test('has an id of its own even where chance repeats itself', async () => {
    const { digests } = openDigests({ random: () => 0.999999999999 });

    const first = await digests.subscribe(inChannel, mondays, NOW);
    const second = await digests.subscribe(inChannel, orderOf('friday 15:00'), NOW);

    expect(second.line.subscription.id).not.toBe(first.line.subscription.id);
    expect(second.line.number).toBe(2);
  });

  test.each([
    ['America/New_York', 'America/New_York', 'profile'],
    [null, 'Europe/Berlin', 'installation'],
    ['Mars/Olympus', 'Europe/Berlin', 'installation'],
  ])('where the profile says %s lives in %s', async (profile, zone, zoneFrom) => {
    const { digests } = openDigests({ timeZoneOf: async () => profile });

    const made = await digests.subscribe(inChannel, orderOf('monday 09:00'), NOW);

    expect(made.zoneFrom).toBe(zoneFrom);
    expect(made.line.subscription.zone).toBe(zone);
  });

  test('takes what it covers in the usual spelling', async () => {
    const { digests } = openDigests();
    const covers = { topic: '  state  space ', author: ' yun ', category: 'CS.lg', hasCode: true };

    const { line } = await digests.subscribe(inChannel, orderOf('monday', { covers }), NOW);

    expect(line.subscription.covers).toEqual({
      topic: 'state space',
      author: 'yun',
      category: 'cs.LG',
      hasCode: true,
    });
  });

  test.each([
    ['words that are no schedule', orderOf('whenever'), 'bad-schedule'],
    ['a zone nobody knows', orderOf('monday', { zone: 'Mars/Olympus' }), 'bad-zone'],
    [
      'a category there is not',
      orderOf('monday', { covers: { topic: null, author: null, category: 'zz.ZZ', hasCode: false } }),
      'bad-category',
    ],
  ])('is refused for %s, in words', async (_name, order, code) => {
    const { digests, store } = openDigests();

    await expect(digests.subscribe(inChannel, order, NOW)).rejects.toMatchObject({
      name: 'AskerError',
      code,
    });
    expect(await store.subscriptions.count()).toBe(0);
  });

  test('leaves a line in the audit log, of ids alone', async () => {
    const { digests, audits } = openDigests();

    const { line } = await digests.subscribe(inChannel, mondays, NOW);

    expect(audits).toEqual([
      { audit: 'digest subscribe', subscription: line.subscription.id, tenant: 'T1', by: 'U2' },
    ]);
  });
});

describe('the same order again', () => {
  test('is there already', async () => {
    const { digests, store, audits } = openDigests();
    const first = await digests.subscribe(inChannel, mondays, NOW);

    const again = await digests.subscribe(inChannel, orderOf('mondays at 9am Europe/Berlin'), LATER);

    expect(again).toMatchObject({
      added: false,
      line: { subscription: { id: first.line.subscription.id }, number: 1 },
    });
    expect(await store.subscriptions.count()).toBe(1);
    expect(audits).toHaveLength(1);
  });

  test('at the same moment makes one', async () => {
    const { digests, store } = openDigests();

    const made = await Promise.all([1, 2, 3].map(() => digests.subscribe(inChannel, mondays, NOW)));

    expect(made.filter(({ added }) => added)).toHaveLength(1);
    expect(await store.subscriptions.count()).toBe(1);
  });

  test('after the first was ended makes a new one', async () => {
    const { digests, only } = openDigests();
    await digests.subscribe(inChannel, mondays, NOW);
    await digests.unsubscribe(await only(host, channel), host, NOW);

    const again = await digests.subscribe(inChannel, mondays, LATER);

    expect(again).toMatchObject({ added: true, line: { number: 1 } });
  });

  test('with anything else about it makes a second', async () => {
    const { digests } = openDigests();
    await digests.subscribe(inChannel, mondays, NOW);

    const other = await digests.subscribe(inChannel, { ...mondays, picks: 'voted' }, NOW);

    expect(other).toMatchObject({ added: true, line: { number: 2 } });
  });
});

describe('who may', () => {
  test.each([
    ['a host of the channel', host, channel],
    ['an admin', admin, channel],
    ['anybody in their direct message', reader, directMessage],
  ])('%s', async (_name, person, place) => {
    const { digests } = openDigests();

    expect(digests.maySubscribe({ person, place })).toBe(true);
    expect((await digests.subscribe({ person, place }, mondays, NOW)).added).toBe(true);
  });

  test('a reader in a channel may not, and is told whom to ask', async () => {
    const { digests } = openDigests();
    const asker = { person: reader, place: channel };

    expect(digests.maySubscribe(asker)).toBe(false);
    await expect(digests.subscribe(asker, mondays, NOW)).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('/digest transfer'),
    });
  });
});

test('a channel has at most ten', async () => {
  const { digests, put } = openDigests();
  for (let count = 0; count < 10; count += 1) await put(subscriptionOf({ id: `d-00000${count}` }));

  await expect(digests.subscribe(inChannel, orderOf('friday'), NOW)).rejects.toMatchObject({
    code: 'too-many',
  });
  await expect(
    digests.subscribe({ person: host, place: { kind: 'channel', id: 'C2' } }, orderOf('friday'), NOW),
  ).resolves.toMatchObject({ added: true });
});
