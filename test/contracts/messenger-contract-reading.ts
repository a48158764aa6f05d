import { describe, expect } from 'vitest';
import type { Destination, FindRequest, PostRequest } from '../../src/core/ports/messenger.ts';
import { able } from './able.ts';
import type { MessengerCapabilities, MessengerDriver } from './messenger-driver.ts';
import {
  ISSUE_WORD,
  issueDocument,
  lookIn,
  markerOf,
  messageOf,
  minutesFromNow,
  requestTo,
} from './messenger-samples.ts';

/** More than the far sides give on one page. */
const CHATTER = 230;

/** How a messenger finds what it has posted, and takes it away. */
export function messengerReading(can: MessengerCapabilities, driverNow: () => MessengerDriver): void {
  describe('reading back', () => {
    const post = (to: Destination, changes: Partial<PostRequest> = {}) =>
      driverNow().messenger.post(requestTo(to, changes));
    const find = async (to: Destination, changes: Partial<FindRequest> = {}) => {
      const outcome = await driverNow().messenger.find(lookIn(to, changes));
      return outcome.kind === 'read' ? outcome.messages : outcome;
    };

    able(can.readBack)('finds an own message by its marker', async () => {
      const message = messageOf(await post(driverNow().channel));

      expect(await find(driverNow().channel)).toEqual([message]);
    });

    able(can.readBack)('finds the plain form and a message that calls people as well', async () => {
      const plain = messageOf(await post(driverNow().channel, { form: 'plain' }));
      const calling = messageOf(await post(driverNow().channel, { mention: 'here', marker: markerOf(2) }));

      expect(await find(driverNow().channel)).toEqual([plain]);
      expect(await find(driverNow().channel, { marker: markerOf(2) })).toEqual([calling]);
    });

    able(can.readBack)('finds nothing by another marker, in another channel, or since later', async () => {
      await post(driverNow().channel);

      expect(await find(driverNow().channel, { marker: markerOf(2) })).toEqual([]);
      expect(await find(driverNow().otherChannel)).toEqual([]);
      expect(await find(driverNow().channel, { since: minutesFromNow(2) })).toEqual([]);
    });

    able(can.readBack)('finds it past all that others have written since', async () => {
      const message = messageOf(await post(driverNow().channel));
      const chatter = Array.from({ length: CHATTER }, (_, index) => `Message ${index}: ${ISSUE_WORD}.`);
      await driverNow().chatter(driverNow().channel, chatter);

      expect(await find(driverNow().channel)).toEqual([message]);
    });

    able(can.readBack)('takes no message of others for its own', async () => {
      await driverNow().chatter(driverNow().channel, [issueDocument.summary, markerOf(1).token]);

      expect(await find(driverNow().channel)).toEqual([]);
    });

    able(can.readBack)(
      'gives the first message back while repeating is safe, a second one after',
      async () => {
        const first = messageOf(await post(driverNow().channel));
        const again = messageOf(await post(driverNow().channel));
        const isSafe = driverNow().messenger.abilities.repeatSafeMs > 0;
        await driverNow().outlastRepeat();
        const last = messageOf(await post(driverNow().channel));

        const all = isSafe ? [first, last] : [first, again, last];
        expect(again.message === first.message).toBe(isSafe);
        expect(await find(driverNow().channel)).toEqual(all);
      },
    );

    able(can.readBack)('takes an own message away, once and again', async () => {
      const message = messageOf(await post(driverNow().channel));
      const { tenant } = driverNow().channel;

      const answers = [
        await driverNow().messenger.remove(tenant, message),
        await driverNow().messenger.remove(tenant, message),
      ];

      expect(answers).toEqual([true, true]);
      expect(await driverNow().seenIn(driverNow().channel)).toEqual([]);
      expect(await find(driverNow().channel)).toEqual([]);
    });

    able(can.readBack, can.threads)('finds what stands beneath an own message, and only there', async () => {
      const parent = messageOf(await post(driverNow().channel));
      const thread = { kind: 'thread', tenant: driverNow().channel.tenant, parent, title: 'Paper' } as const;
      const marker = markerOf(1, 'thread');
      const nothingYet = await find(thread, { marker });
      const message = messageOf(await post(thread, { marker }));

      expect(nothingYet).toEqual([]);
      expect(await find(thread, { marker })).toEqual([message]);
      expect(await driverNow().messenger.remove(thread.tenant, message)).toBe(true);
      expect(await find(thread, { marker })).toEqual([]);
    });

    able(can.readBack, can.directMessages)('finds what was posted to a person', async () => {
      const marker = markerOf(1, 'notice');
      const nothingYet = await find(driverNow().person, { marker });
      const message = messageOf(await post(driverNow().person, { marker }));

      expect(nothingYet).toEqual([]);
      expect(await find(driverNow().person, { marker })).toEqual([message]);
      expect(await driverNow().messenger.remove(driverNow().person.tenant, message)).toBe(true);
    });
  });
}
