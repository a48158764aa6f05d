import { describe, expect, test } from 'vitest';
import { deliveryKeys } from '../../../src/platforms/slack/deliveries.ts';

describe('what tells one delivery from another', () => {
  const message = (fields: object) => ({ type: 'message', channel: 'C1', ts: '1.2', ...fields });

  test('is the same for an event that Slack sends again', () => {
    const body = { event_id: 'Ev1', team_id: 'T1', event: message({}) };

    expect(deliveryKeys(body)).toEqual(deliveryKeys({ ...body }));
  });

  test('is shared by a message and the mention in it', () => {
    const asMessage = deliveryKeys({ event_id: 'Ev1', team_id: 'T1', event: message({}) }) ?? [];
    const asMention = deliveryKeys({
      event_id: 'Ev2',
      team_id: 'T1',
      event: message({ type: 'app_mention' }),
    });

    expect(asMention?.filter((key) => asMessage.includes(key))).toHaveLength(1);
  });

  test('differs between two presses of one button', () => {
    const press = (trigger: string, at: string) => ({
      type: 'block_actions',
      trigger_id: trigger,
      actions: [{ action_id: 'call:1', action_ts: at }],
    });

    expect(deliveryKeys(press('t1', '1.0'))).not.toEqual(deliveryKeys(press('t2', '2.0')));
  });

  test('is nothing for the letters of a type-ahead', () => {
    expect(deliveryKeys({ type: 'block_suggestion', value: 'la' })).toBeNull();
  });
});
