import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Document } from '../../../../src/core/document/document.ts';
import { issueDocument, markerOf, requestTo, saying } from '../../../contracts/messenger-samples.ts';
import { ITEM_CALL, longDocument, withFile } from '../../../contracts/platform-samples.ts';
import { hostileStrings } from '../../../support/hostile-strings.ts';
import { listOf } from '../../../support/slack-emulator/json.ts';
import { liveMarkup } from '../../../support/slack-emulator/live-markup.ts';
import { readableBlocks } from '../../../support/slack-emulator/readable.ts';
import { type MessengerBench, openMessenger } from './bench.ts';

const CHANNEL = { kind: 'channel', tenant: 'slack:T1', channel: 'C1' } as const;

describe('what the messenger sends to Slack', () => {
  let bench: MessengerBench;

  beforeEach(async () => {
    bench = await openMessenger();
  });

  afterEach(() => bench.close());

  const lastPost = () => bench.slack.calls('chat.postMessage').at(-1)?.args ?? {};
  const shown = () => readableBlocks(listOf(lastPost().blocks));

  test.each(['issue', 'thread', 'notice'] as const)('bears its marker twice: %s', async (role) => {
    await bench.messenger.post(requestTo(CHANNEL, { marker: markerOf(48, role) }));

    const { metadata, blocks } = lastPost();
    const { token } = markerOf(48, role);
    expect(metadata).toEqual({
      event_type: `broadsheet_${role}`,
      event_payload: { marker: token, subscription: 'd-7k3f9q', slot: '2026-W48' },
    });
    expect(listOf(blocks)[0]?.block_id).toBe(`broadsheet:${role}:${token}`);
  });

  test('is a whole sentence for who hears it, and previews no link', async () => {
    await bench.messenger.post(requestTo(CHANNEL));

    expect(lastPost()).toMatchObject({
      text: issueDocument.summary,
      unfurl_links: 'false',
      unfurl_media: 'false',
    });
  });

  test('says of a long document that it is shortened, and points to no file', async () => {
    await bench.messenger.post(requestTo(CHANNEL, { document: longDocument(300) }));

    expect(shown()).toContain('Shortened to fit here.');
    expect(shown()).not.toContain('whole-answer');
    expect(bench.slack.count('files.getUploadURLExternal')).toBe(0);
  });

  test('says the same of a long document in words alone', async () => {
    await bench.messenger.post(requestTo(CHANNEL, { document: longDocument(300), form: 'plain' }));

    expect(shown()).toMatch(/\.\n\nShortened to fit here\.$|…\n\nShortened to fit here\.$/u);
    expect(listOf(lastPost().blocks)).toHaveLength(1);
  });

  test('says of a file that it is not attached', async () => {
    await bench.messenger.post(requestTo(CHANNEL, { document: withFile }));

    expect(shown()).toContain('The file reading-list.bib is not attached here.');
  });

  test.each(hostileStrings)(
    'is taken by Slack and does nothing, whatever a paper says: $name',
    async ({ text }) => {
      const document: Document = {
        ...saying(text),
        actions: [
          {
            kind: 'button',
            label: text,
            spoken: text,
            call: ITEM_CALL,
            style: 'plain',
          },
        ],
      };

      const rich = await bench.messenger.post(requestTo(CHANNEL, { document, mention: 'here' }));
      const plain = await bench.messenger.post(
        requestTo(CHANNEL, { document, form: 'plain', marker: markerOf(2) }),
      );

      const sent = bench.slack.calls('chat.postMessage').map(({ args }) => args);
      const live = sent.flatMap(({ text: said, blocks }) => liveMarkup({ said, blocks }, []));
      expect([rich.kind, plain.kind]).toEqual(['accepted', 'accepted']);
      expect(live).toEqual(['a broadcast mention']);
      expect(bench.slack.journal.problems).toEqual([]);
    },
  );

  test('makes a second out of a 429 that names no time', async () => {
    bench.slack.faults.add('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: null });

    const outcome = await bench.messenger.post(requestTo(CHANNEL));

    expect(outcome).toMatchObject({ kind: 'later', retryAfterMs: 1000, scope: 'channel' });
  });

  test('waits what Slack says for posting faster than a channel takes it', async () => {
    bench.slack.limits.postGapMs = 1000;
    bench.slack.limits.retryAfterSeconds = 4;

    const outcomes = [
      await bench.messenger.post(requestTo(CHANNEL)),
      await bench.messenger.post(requestTo(CHANNEL, { marker: markerOf(2) })),
      await bench.messenger.post(requestTo({ ...CHANNEL, channel: 'C2' }, { marker: markerOf(3) })),
    ];

    expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'later', 'accepted']);
    expect(outcomes[1]).toMatchObject({ retryAfterMs: 4000 });
  });

  test('tells how the token fares', async () => {
    await bench.messenger.post(requestTo(CHANNEL));
    for (const token of bench.workspace.tokens.values()) token.state = 'revoked';

    await bench.messenger.post(requestTo(CHANNEL));

    expect(bench.tokens).toEqual(['works', 'refused token_revoked']);
  });

  test('leaves no word of a message and no token in the log', async () => {
    bench.slack.faults.add('chat.postMessage', { kind: 'refused', error: 'invalid_blocks' });
    bench.slack.faults.add('chat.postMessage', { kind: 'html' });

    await bench.messenger.post(requestTo(CHANNEL));
    await bench.messenger.post(requestTo(CHANNEL));

    const logged = JSON.stringify(bench.lines);
    expect(logged).not.toContain('quagga');
    expect(logged).not.toContain(bench.workspace.botToken);
  });
});

describe('whom the messenger speaks for', () => {
  let bench: MessengerBench;

  beforeEach(async () => {
    bench = await openMessenger();
  });

  afterEach(() => bench.close());

  test('is asked of Slack once, before the first post', async () => {
    await Promise.all(
      [1, 2, 3].map((number) => bench.messenger.post(requestTo(CHANNEL, { marker: markerOf(number) }))),
    );

    expect(bench.slack.count('auth.test')).toBe(1);
  });

  test('is no other workspace: nothing is sent there', async () => {
    const outcome = await bench.messenger.post(requestTo({ ...CHANNEL, tenant: 'slack:T2' }));

    expect(outcome).toMatchObject({ kind: 'refused', cause: 'tenant-gone' });
    expect(bench.slack.count('chat.postMessage')).toBe(0);
  });

  test.each([
    ['Slack is down', { kind: 'status', status: 503 } as const, 'later'],
    ['Slack asks to wait', { kind: 'rate-limited', retryAfterSeconds: 5 } as const, 'later'],
    ['the token is dead', { kind: 'refused', error: 'invalid_auth' } as const, 'refused'],
  ])('is found out again where that fails: %s', async (_why, fault, kind) => {
    bench.slack.faults.add('auth.test', fault);

    const first = await bench.messenger.post(requestTo(CHANNEL));
    const second = await bench.messenger.post(requestTo(CHANNEL));

    expect([first.kind, second.kind]).toEqual([kind, 'accepted']);
    expect(bench.slack.count('chat.postMessage')).toBe(1);
  });

  test('is waited for only shortly: then nothing is sent', async () => {
    bench.slack.faults.add('auth.test', { kind: 'silent', when: 'before' });

    const outcome = await bench.messenger.post(requestTo(CHANNEL));

    expect(outcome).toMatchObject({ kind: 'later', scope: 'platform' });
    expect(bench.slack.count('chat.postMessage')).toBe(0);
  });
});
