import { describe, expect, test } from 'vitest';
import type { Person, Place } from '../../../src/core/person.ts';
import { ledgerLine, subscriptionOf } from '../../support/digests.ts';
import { admin, channel, directMessage, host, reader, stranger } from '../../support/people.ts';
import { NOW, openDigests } from './desk.ts';

const idsOf = async (desk: ReturnType<typeof openDigests>, person: Person, place: Place) =>
  (await desk.digests.reach({ person, place }, NOW)).map(({ subscription }) => subscription.id);

describe('the digests a person can name', () => {
  test('in a channel are those of the channel, the oldest first', async () => {
    const desk = openDigests();
    await desk.put(subscriptionOf({ id: 'd-second', createdAt: '2026-11-03T00:00:00.000Z' }));
    await desk.put(subscriptionOf({ id: 'd-first', createdAt: '2026-11-02T00:00:00.000Z' }));
    await desk.put(subscriptionOf({ id: 'd-other', channel: 'C2' }));
    await desk.put(subscriptionOf({ id: 'd-ended', endedAt: '2026-11-04T00:00:00.000Z' }));

    const lines = await desk.digests.reach({ person: reader, place: channel }, NOW);

    expect(lines.map(({ subscription, number }) => [subscription.id, number])).toEqual([
      ['d-first', 1],
      ['d-second', 2],
    ]);
    expect(await desk.digests.list({ tenant: 'T1', id: 'C1' }, NOW)).toEqual(lines);
  });

  test('in a direct message are their own, wherever those are posted', async () => {
    const desk = openDigests();
    await desk.put(subscriptionOf({ id: 'd-hers', channel: 'C7' }));
    await desk.put(subscriptionOf({ id: 'f-hers', to: 'person', channel: 'U2', kind: 'follow' }));
    await desk.put(subscriptionOf({ id: 'd-theirs', owner: { id: 'U1', name: 'reader' } }));

    expect(await idsOf(desk, host, directMessage)).toEqual(['d-hers', 'f-hers']);
  });

  test('in a direct message are nobody else’s, even for an admin', async () => {
    const desk = openDigests();
    await desk.put(subscriptionOf());
    await desk.put(subscriptionOf({ id: 'd-in-her-dm', channel: 'D1' }));

    expect(await idsOf(desk, admin, directMessage)).toEqual([]);
  });

  test('are never those of another tenant with the same channel and the same person’s id', async () => {
    const desk = openDigests();
    await desk.put(subscriptionOf({ owner: { id: 'U1', name: 'reader' } }));

    expect(await idsOf(desk, stranger, channel)).toEqual([]);
    expect(await idsOf(desk, stranger, directMessage)).toEqual([]);
    expect(await idsOf(desk, reader, channel)).toEqual(['d-7k3f9q']);
  });

  test('are those of another tenant only where both are one account', async () => {
    const desk = openDigests({ isAccountOf: (person, tenant) => person.tenant === 'T2' && tenant === 'T1' });
    await desk.put(subscriptionOf({ owner: { id: 'U1', name: 'reader' } }));

    expect(await idsOf(desk, stranger, directMessage)).toEqual(['d-7k3f9q']);
    expect(await idsOf(desk, stranger, channel)).toEqual([]);
  });

  test('are never a personal digest in a channel that has the person’s id', async () => {
    const desk = openDigests();
    await desk.put(subscriptionOf({ to: 'person', channel: 'C1', kind: 'follow' }));

    expect(await idsOf(desk, host, channel)).toEqual([]);
  });
});

describe('who may change a digest', () => {
  const owned = subscriptionOf({ owner: { id: 'U1', name: 'reader' } });
  test.each<[string, Person, boolean]>([
    ['its owner', reader, true],
    ['a host', host, true],
    ['an admin', admin, true],
    ['somebody else', { ...reader, id: 'U3' }, false],
    ['its owner’s namesake in another tenant', stranger, false],
    ['an admin of another tenant', { ...admin, tenant: 'T2' }, false],
  ])('%s', async (_name, person, may) => {
    const { digests, put, stored } = openDigests();
    await put(owned);
    const line = await digests.byId(owned.id, NOW);
    if (line === null) throw new Error('it is there');

    const changing = digests.pause(line, person, null, NOW);

    expect(digests.mayChange(person, line)).toBe(may);
    if (may) await expect(changing).resolves.toMatchObject({ subscription: { paused: { by: 'person' } } });
    else await expect(changing).rejects.toMatchObject({ code: 'not-allowed' });
    expect((await stored(owned.id))?.paused === null).toBe(!may);
  });

  test('a personal one is its person’s alone', async () => {
    const { digests, put } = openDigests();
    await put(subscriptionOf({ to: 'person', channel: 'U1', owner: { id: 'U1', name: 'reader' } }));
    const line = await digests.byId('d-7k3f9q', NOW);
    if (line === null) throw new Error('it is there');

    expect(digests.mayChange(admin, line)).toBe(false);
    expect(digests.mayChange(reader, line)).toBe(true);
  });

  test('is looked at on the record as it is stored, not as it was seen', async () => {
    const { digests, put } = openDigests();
    await put(owned);
    const seen = await digests.byId(owned.id, NOW);
    if (seen === null) throw new Error('it is there');
    await put({ ...owned, owner: { id: 'U3', name: 'somebody' } });

    await expect(digests.resume(seen, reader, NOW)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test.each(['edit', 'pause', 'resume', 'skip', 'transfer', 'unsubscribe', 'postNow', 'settle'] as const)(
    'is looked at by %s',
    async (what) => {
      const { digests, put, record, stored } = openDigests();
      await put(owned);
      await record(ledgerLine({}, { state: 'held' }));
      const line = await digests.byId(owned.id, NOW);
      if (line === null) throw new Error('it is there');
      const changes = {
        edit: () => digests.edit(line, stranger, { picks: 'voted' }, NOW),
        pause: () => digests.pause(line, stranger, null, NOW),
        resume: () => digests.resume(line, stranger, NOW),
        skip: () => digests.skip(line, stranger, null, NOW),
        transfer: () => digests.transfer(line, stranger, { id: 'U1', name: 'stranger' }, NOW),
        unsubscribe: () => digests.unsubscribe(line, stranger, NOW),
        postNow: () => digests.postNow(line, stranger, NOW),
        settle: () => digests.settle(line, stranger, '2026-W48', 'post', NOW),
      };

      await expect(changes[what]()).rejects.toMatchObject({ code: 'not-allowed' });
      expect(await stored(owned.id)).toEqual(owned);
    },
  );
});
