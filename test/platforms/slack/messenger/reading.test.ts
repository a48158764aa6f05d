import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lookIn, markerOf, messageOf, requestTo } from '../../../contracts/messenger-samples.ts';
import { type MessengerBench, openMessenger } from './bench.ts';

const CHANNEL = { kind: 'channel', tenant: 'slack:T1', channel: 'C1' } as const;
const PERSON = { kind: 'person', tenant: 'slack:T1', person: 'U1' } as const;

describe('reading a Slack channel back', () => {
  let bench: MessengerBench;

  beforeEach(async () => {
    bench = await openMessenger();
  });

  afterEach(() => bench.close());

  test('asks for metadata, which Slack leaves out otherwise', async () => {
    await bench.messenger.find(lookIn(CHANNEL));

    expect(bench.slack.calls('conversations.history').map(({ args }) => args.include_all_metadata)).toEqual([
      'true',
    ]);
  });

  test('reads all pages, however small Slack makes them', async () => {
    const message = messageOf(await bench.messenger.post(requestTo(CHANNEL)));
    const channel = bench.workspace.channels.get('C1');
    for (let count = 0; count < 50 && channel !== undefined; count += 1) {
      bench.workspace.post(channel, { author: 'U2', text: `Message ${count}.` });
    }
    bench.slack.limits.historyPage = 15;

    const outcome = await bench.messenger.find(lookIn(CHANNEL));

    expect(outcome).toEqual({ kind: 'read', messages: [message] });
    expect(bench.slack.count('conversations.history')).toBe(4);
  });

  test.each([
    ['metadata alone', { keepMetadata: true, keepBlocks: false }],
    ['its block alone', { keepMetadata: false, keepBlocks: true }],
  ])('knows a message by %s', async (_what, { keepMetadata, keepBlocks }) => {
    const message = messageOf(await bench.messenger.post(requestTo(CHANNEL)));
    const posted = bench.workspace.channels.get('C1')?.messages[0];
    if (posted === undefined) throw new Error('nothing was posted');
    if (!keepMetadata) posted.metadata = null;
    if (!keepBlocks) posted.blocks = [];

    expect(await bench.messenger.find(lookIn(CHANNEL))).toEqual({ kind: 'read', messages: [message] });
  });

  test('takes no message of another app for its own, though it bears the same marker', async () => {
    await bench.messenger.post(requestTo(CHANNEL));
    const posted = bench.workspace.channels.get('C1')?.messages[0];
    if (posted !== undefined) posted.author = 'UOTHERBOT';

    expect(await bench.messenger.find(lookIn(CHANNEL))).toEqual({ kind: 'read', messages: [] });
  });

  test('does not take a thread for an issue with the same token', async () => {
    await bench.messenger.post(requestTo(CHANNEL, { marker: { ...markerOf(1), role: 'thread' } }));

    expect(await bench.messenger.find(lookIn(CHANNEL))).toEqual({ kind: 'read', messages: [] });
  });

  test('cannot tell what stands beneath a message that was deleted', async () => {
    const parent = messageOf(await bench.messenger.post(requestTo(CHANNEL)));
    await bench.messenger.remove(CHANNEL.tenant, parent);

    const thread = { kind: 'thread', tenant: CHANNEL.tenant, parent, title: 'Paper' } as const;

    expect(await bench.messenger.find(lookIn(thread))).toMatchObject({ kind: 'unreadable', forGood: true });
  });

  test.each([
    ['missing_scope', true],
    ['not_in_channel', true],
    ['channel_not_found', true],
    ['no_permission', true],
    ['ekm_access_denied', true],
    ['invalid_arguments', true],
    ['internal_error', false],
    ['service_unavailable', false],
    ['ratelimited', false],
    ['invalid_cursor', false],
    ['org_login_required', false],
    ['token_revoked', false],
  ])('where Slack refuses it: %s is for good: %s', async (error, forGood) => {
    bench.slack.faults.add('conversations.history', { kind: 'refused', error });

    const outcome = await bench.messenger.find(lookIn(CHANNEL));

    expect(outcome).toMatchObject({
      kind: 'unreadable',
      forGood,
      why: expect.stringMatching(/^[A-Z].*\.$/u),
    });
  });

  test.each([
    ['user_not_found', true],
    ['user_disabled', true],
    ['internal_error', false],
  ])('of a person whose direct message does not open: %s is for good: %s', async (error, forGood) => {
    bench.slack.faults.add('conversations.open', { kind: 'refused', error });

    expect(await bench.messenger.find(lookIn(PERSON))).toMatchObject({ kind: 'unreadable', forGood });
  });

  test('in private channels needs the permission for those', async () => {
    bench.workspace.addChannel({ id: 'G1', kind: 'private', members: [bench.workspace.botUser] });
    const place = { ...CHANNEL, channel: 'G1' };
    const message = messageOf(await bench.messenger.post(requestTo(place)));

    const before = await bench.messenger.find(lookIn(place));
    for (const token of bench.workspace.tokens.values()) token.scopes.delete('groups:history');
    const after = await bench.messenger.find(lookIn(place));

    expect(before).toEqual({ kind: 'read', messages: [message] });
    expect(after).toMatchObject({ kind: 'unreadable', forGood: true });
  });

  test('does not go round for ever where Slack repeats a page', async () => {
    bench.slack.limits.historyPage = 0;
    await bench.messenger.post(requestTo(CHANNEL));

    expect(await bench.messenger.find(lookIn(CHANNEL))).toMatchObject({ kind: 'unreadable' });
    expect(bench.slack.count('conversations.history')).toBeLessThan(5);
  });

  test('does not take away a message Slack will not let go', async () => {
    const message = messageOf(await bench.messenger.post(requestTo(CHANNEL)));
    bench.slack.faults.add('chat.delete', { kind: 'refused', error: 'cant_delete_message' });

    expect(await bench.messenger.remove(CHANNEL.tenant, message)).toBe(false);
    expect(bench.workspace.channels.get('C1')?.messages).toHaveLength(1);
  });
});
