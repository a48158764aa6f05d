import { describe, expect, test } from 'vitest';
import type { Destination, PostOutcome } from '../../src/core/ports/messenger.ts';
import { able } from './able.ts';
import type { MessengerCapabilities, MessengerDriver, PostFault, ReadFault } from './messenger-driver.ts';
import { ISSUE_WORD, lookIn, markerOf, requestTo } from './messenger-samples.ts';

/** The message may be there: `kept` of them are. */
const UNKNOWN: readonly [PostFault, number][] = [
  ['kept-then-error', 1],
  ['kept-then-cut', 1],
  ['kept-then-silence', 1],
  ['kept-then-page', 1],
  ['error-before', 0],
  ['cut-before', 0],
];

/** Whether waiting brings the right to read, and whether the far side names a time. */
const UNREADABLE: readonly [ReadFault, { forGood: boolean; namesTime: boolean }][] = [
  ['forbidden', { forGood: true, namesTime: false }],
  ['limited', { forGood: false, namesTime: true }],
  ['error', { forGood: false, namesTime: false }],
  ['cut', { forGood: false, namesTime: false }],
];

const CHATTER = 230;

/** What a messenger makes of a far side that fails, refuses or keeps silent. */
export function messengerFaults(can: MessengerCapabilities, driverNow: () => MessengerDriver): void {
  describe('when something goes wrong', () => {
    const post = (to: Destination = driverNow().channel) => driverNow().messenger.post(requestTo(to));
    const find = (to: Destination = driverNow().channel) => driverNow().messenger.find(lookIn(to));

    for (const [fault, kept] of UNKNOWN) {
      able(can.network)(`does not know what became of a post: ${fault}`, async () => {
        const driver = driverNow();
        driver.nextPost(fault);

        const outcome = await post();

        expect(outcome.kind).toBe('unknown');
        expectWords(outcome);
        expect(driver.attempts()).toBe(1);
        expect(await find()).toMatchObject({ kind: 'read', messages: Array(kept).fill(expect.anything()) });
      });
    }

    able(can.network)('finds what took effect after it had given up', async () => {
      const driver = driverNow();
      driver.nextPost('kept-later');

      const outcome = await post();
      const before = await find();
      await driver.release();

      const [seen] = await driver.seenIn(driver.channel);
      expect(outcome.kind).toBe('unknown');
      expect(before).toEqual({ kind: 'read', messages: [] });
      expect(await find()).toEqual({ kind: 'read', messages: [seen?.message] });
    });

    able(can.network)('waits as long as the far side says', async () => {
      const driver = driverNow();
      driver.nextPost('limited');

      const outcome = await post();

      expect(outcome).toMatchObject({ kind: 'later', retryAfterMs: expect.any(Number) });
      expect(outcome.kind === 'later' && Number(outcome.retryAfterMs)).toBeGreaterThan(0);
      expectWords(outcome);
      expect(driver.attempts()).toBe(1);
      expect(await driver.seenIn(driver.channel)).toEqual([]);
    });

    able(can.network)('is sure that nothing left when nobody could be reached', async () => {
      const driver = driverNow();
      await driver.vanish();

      const outcome = await post();

      expect(outcome).toMatchObject({ kind: 'later', retryAfterMs: null });
      expectWords(outcome);
    });

    able(can.network)('tells a form that is refused by its shape, without its words', async () => {
      const driver = driverNow();
      driver.nextPost('form-refused');

      const outcome = await post();

      expect(outcome.kind).toBe('invalid');
      expectWords(outcome);
      expect(driver.attempts()).toBe(1);
      expect(await driver.seenIn(driver.channel)).toEqual([]);
    });

    for (const cause of can.refusals) {
      test(`says so when it is refused: ${cause}`, async () => {
        const driver = driverNow();
        const to = await driver.refusing(cause);

        const outcome = await post(to);

        expect(outcome).toMatchObject({ kind: 'refused', cause });
        expectWords(outcome);
      });
    }

    for (const [fault, { forGood, namesTime }] of UNREADABLE) {
      able(can.network)(`cannot tell what is there when reading fails: ${fault}`, async () => {
        const driver = driverNow();
        await post();
        driver.nextRead(fault);

        const outcome = await find();

        expect(outcome).toMatchObject({ kind: 'unreadable', forGood });
        expect(outcome.kind === 'unreadable' && outcome.retryAfterMs !== null).toBe(namesTime);
      });
    }

    able(can.network)('never takes a part of what is there for all of it', async () => {
      const driver = driverNow();
      await post();
      await driver.chatter(
        driver.channel,
        Array.from({ length: CHATTER }, (_, index) => `Message ${index}.`),
      );
      driver.nextRead('limited', 1);

      expect(await find()).toMatchObject({ kind: 'unreadable', forGood: false });
    });

    able(can.network)('does not claim to have taken away what it could not reach', async () => {
      const driver = driverNow();
      const outcome = await post();
      const message = outcome.kind === 'accepted' ? outcome.message : { channel: '', message: '' };
      await driver.vanish();

      expect(await driver.messenger.remove(driver.channel.tenant, message)).toBe(false);
    });

    test('refuses a tenant it does not serve, without a call', async () => {
      const driver = driverNow();
      const to = { ...driver.channel, tenant: 'elsewhere:T1' };

      const outcome = await driver.messenger.post(requestTo(to, { marker: markerOf(9) }));

      expect(outcome).toMatchObject({ kind: 'refused', cause: 'tenant-gone' });
      expect(driver.attempts()).toBe(0);
      expect(await driver.messenger.find(lookIn(to))).toMatchObject({ kind: 'unreadable', forGood: true });
      expect(await driver.messenger.remove(to.tenant, { channel: 'C1', message: '1' })).toBe(false);
    });
  });
}

/** Whoever must act can read why, and no text of the message is among it. */
function expectWords(outcome: PostOutcome): void {
  if (outcome.kind === 'accepted') throw new Error('it was accepted');
  expect(outcome.why).toMatch(/^[A-Z][^\n]*\.$/u);
  expect(JSON.stringify(outcome)).not.toContain(ISSUE_WORD);
}
