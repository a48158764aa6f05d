import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Destination, PostRequest } from '../../src/core/ports/messenger.ts';
import { able } from './able.ts';
import { messengerFaults } from './messenger-contract-faults.ts';
import { messengerReading } from './messenger-contract-reading.ts';
import type { MessengerCapabilities, MessengerDriver } from './messenger-driver.ts';
import { ISSUE_WORD, markerOf, messageOf, requestTo, saying } from './messenger-samples.ts';
import { HOSTILE_TEXTS, hostileDocument, longDocument } from './platform-samples.ts';

const AT_ONCE = 20;

/** What every messenger promises, run through a driver that sees what the people there see. */
export function messengerContract(
  name: string,
  can: MessengerCapabilities,
  make: () => Promise<MessengerDriver>,
): void {
  describe(`${name} as a messenger`, () => {
    let driver: MessengerDriver;

    beforeEach(async () => {
      driver = await make();
    });

    afterEach(() => driver.dispose());

    const post = (to: Destination, changes: Partial<PostRequest> = {}) =>
      driver.messenger.post(requestTo(to, changes));

    test('serves its own tenants and no others', () => {
      const { messenger, channel } = driver;

      expect([channel.tenant, 'elsewhere:T1', ''].map((tenant) => messenger.serves(tenant))).toEqual([
        true,
        false,
        false,
      ]);
    });

    test('says how fast it may go', () => {
      const { attemptMs, repeatSafeMs, pace } = driver.messenger.abilities;

      const figures = [attemptMs, pace.perSecond, pace.perTenantPerSecond, pace.atOnce];
      expect(figures.every((figure) => figure > 0)).toBe(true);
      expect(Math.min(repeatSafeMs, pace.channelGapMs)).toBeGreaterThanOrEqual(0);
    });

    test('posts an issue where it was told to, once, and names the message', async () => {
      const outcome = await post(driver.channel);

      const seen = await driver.seenIn(driver.channel);
      expect(outcome).toEqual({ kind: 'accepted', message: seen[0]?.message });
      expect(seen).toHaveLength(1);
      expect(seen[0]?.text).toContain('Paper of the week');
      expect(seen[0]?.text).toContain(ISSUE_WORD);
      expect(await driver.seenIn(driver.otherChannel)).toEqual([]);
    });

    test('posts the same in words alone where that is asked for', async () => {
      await post(driver.channel, { form: 'plain' });

      const [seen] = await driver.seenIn(driver.channel);
      expect(seen?.text).toContain(ISSUE_WORD);
      expect(seen?.text).toContain('Chosen by two votes.');
    });

    test.each(HOSTILE_TEXTS)('lets hostile text of a paper do nothing: %j', async (hostile) => {
      const document = hostileDocument(hostile);

      const rich = await post(driver.channel, { document });
      const plain = await post(driver.channel, { document, form: 'plain', marker: markerOf(2) });

      expect([rich.kind, plain.kind]).toEqual(['accepted', 'accepted']);
      expect(driver.live()).toEqual([]);
      const seen = await driver.seenIn(driver.channel);
      expect(seen.map(({ calls }) => calls)).toEqual([null, null]);
    });

    test('makes one message of a long document', async () => {
      const outcome = await post(driver.channel, { document: longDocument(150) });

      expect(outcome.kind).toBe('accepted');
      expect(await driver.seenIn(driver.channel)).toHaveLength(1);
    });

    test('posts many at once', async () => {
      const places = [driver.channel, driver.otherChannel];
      const requests = Array.from({ length: AT_ONCE }, (_, index) => index);

      const outcomes = await Promise.all(
        requests.map((index) => post(places[index % 2] ?? driver.channel, { marker: markerOf(index) })),
      );

      const all = await Promise.all(places.map((place) => driver.seenIn(place)));
      expect(outcomes.every((outcome) => outcome.kind === 'accepted')).toBe(true);
      expect(all.flat()).toHaveLength(AT_ONCE);
    });

    able(can.mentions)('calls people only where that was asked for', async () => {
      await post(driver.channel, { mention: 'here', marker: markerOf(1) });
      await post(driver.channel, { mention: 'channel', marker: markerOf(2) });
      await post(driver.channel, { mention: null, marker: markerOf(3) });

      const seen = await driver.seenIn(driver.channel);
      expect(seen.map(({ calls }) => calls)).toEqual(['here', 'channel', null]);
    });

    able(can.mentions)('calls people from the plain form too', async () => {
      await post(driver.channel, { mention: 'here', form: 'plain' });

      expect((await driver.seenIn(driver.channel))[0]?.calls).toBe('here');
    });

    able(can.threads)('posts beneath an own message', async () => {
      const parent = messageOf(await post(driver.channel));
      const thread = { kind: 'thread', tenant: driver.channel.tenant, parent, title: 'Paper' } as const;

      const outcome = await post(thread, {
        document: saying('The abstract.'),
        marker: markerOf(1, 'thread'),
      });

      const seen = await driver.seenIn(thread);
      expect(outcome).toEqual({ kind: 'accepted', message: seen[0]?.message });
      expect(seen.map(({ text }) => text.includes('The abstract.'))).toEqual([true]);
      expect(await driver.seenIn(driver.channel)).toHaveLength(1);
    });

    able(can.directMessages)('posts to a person, and names the message', async () => {
      const outcome = await post(driver.person, { marker: markerOf(1, 'notice') });

      const seen = await driver.seenIn(driver.person);
      expect(outcome).toEqual({ kind: 'accepted', message: seen[0]?.message });
      expect(seen).toHaveLength(1);
    });

    messengerReading(can, () => driver);

    test('knows a person’s time zone where the platform does, and never fails', async () => {
      const { messenger, person, zone } = driver;
      const { tenant } = person;

      expect(await messenger.profile({ tenant, id: person.person })).toEqual({ timeZone: zone });
      expect(await messenger.profile({ tenant, id: 'nobody' })).toEqual({ timeZone: null });
      expect(await messenger.profile({ tenant: 'elsewhere:T1', id: 'x' })).toEqual({ timeZone: null });
    });

    messengerFaults(can, () => driver);
  });
}
