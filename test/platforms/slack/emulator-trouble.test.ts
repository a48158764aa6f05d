import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { gate } from '../../contracts/platform-desk.ts';
import type { Fault } from '../../support/slack-emulator/faults.ts';
import { type SlackEmulator, startSlackEmulator } from '../../support/slack-emulator/index.ts';
import { QUIET } from './bare-app.ts';

const POST = { channel: 'C1', text: 'An issue.' };

/** The emulator's moods, as a plain client of Slack's SDK meets them. */
describe('the Slack emulator in trouble', () => {
  let slack: SlackEmulator;

  beforeEach(async () => {
    slack = await startSlackEmulator();
    const workspace = slack.addWorkspace({ id: 'T1' });
    for (const id of ['C1', 'C2']) workspace.addChannel({ id, members: [workspace.botUser] });
  });

  afterEach(() => slack.close());

  const client = (timeout = 2000) =>
    new WebClient(slack.workspace('T1').botToken, {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout,
      logger: QUIET,
    });
  const standing = (id = 'C1') => slack.workspace('T1').channels.get(id)?.messages.length ?? 0;
  const failure = (call: Promise<unknown>) => call.then(() => null).catch((error: unknown) => error);

  test.each<[Fault, number]>([
    [{ kind: 'status', status: 500, when: 'after' }, 1],
    [{ kind: 'status', status: 500 }, 0],
    [{ kind: 'html', when: 'after' }, 1],
    [{ kind: 'html' }, 0],
    [{ kind: 'cut', when: 'after' }, 1],
    [{ kind: 'cut', when: 'before' }, 0],
    [{ kind: 'silent', when: 'after' }, 1],
    [{ kind: 'silent', when: 'before' }, 0],
  ])('fails a post and keeps it, or not: %j keeps %d', async (fault, kept) => {
    slack.faults.add('chat.postMessage', fault);

    const error = await failure(client(fault.kind === 'silent' ? 1000 : 5000).chat.postMessage(POST));

    expect(error).toBeInstanceOf(Error);
    expect(standing()).toBe(kept);
  });

  test('carries a post out long after it cut the connection', async () => {
    const later = gate();
    slack.faults.add('chat.postMessage', { kind: 'late', until: later.opened });

    await failure(client().chat.postMessage(POST));
    const before = standing();
    later.open();
    await slack.until(() => standing() > 0, 'the late post');

    expect(before).toBe(0);
  });

  test('carries a post out so many milliseconds later', async () => {
    slack.faults.add('chat.postMessage', { kind: 'late', until: 5 });

    await failure(client().chat.postMessage(POST));

    await expect(slack.until(() => standing() > 0, 'the late post')).resolves.toBe(true);
  });

  test('chooses faults by what is asked', async () => {
    slack.faults.choose('chat.postMessage', ({ channel }) =>
      channel === 'C1' ? { kind: 'status', status: 503 } : null,
    );

    const first = await failure(client().chat.postMessage(POST));
    const second = await failure(client().chat.postMessage({ ...POST, channel: 'C2' }));

    expect(first).toBeInstanceOf(WebAPIHTTPError);
    expect(second).toBeNull();
  });

  test('takes a post a second in each channel, and counts who does not wait', async () => {
    slack.limits.postGapMs = 1000;
    slack.limits.retryAfterSeconds = 2;
    const post = (channel: string) => failure(client().chat.postMessage({ ...POST, channel }));

    const answers = [await post('C1'), await post('C2'), await post('C1'), await post('C1')];
    slack.advance(2000);
    const last = await post('C1');

    expect(answers.map((answer) => answer instanceof WebAPIRateLimitedError)).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(last).toBeNull();
    expect([slack.limits.refused(), slack.limits.early()]).toEqual([2, 1]);
  });

  test('counts calls that come before the time a fault named', async () => {
    slack.faults.add('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 5 });

    await failure(client().chat.postMessage(POST));
    await failure(client().chat.postMessage({ ...POST, channel: 'C2' }));
    const before = slack.limits.early();
    await failure(client().chat.postMessage(POST));

    expect([before, slack.limits.early()]).toEqual([0, 1]);
  });

  test('lets a method be called so often a minute', async () => {
    slack.limits.perMinute.set('conversations.history', 1);
    const read = () => failure(client().conversations.history({ channel: 'C1' }));

    const answers = [await read(), await read()];
    slack.advance(60_000);

    expect([...answers, await read()].map((answer) => answer instanceof WebAPIRateLimitedError)).toEqual([
      false,
      true,
      false,
    ]);
  });

  test('asks for the scope of the kind of channel that is read', async () => {
    const workspace = slack.workspace('T1');
    workspace.addChannel({ id: 'G1', kind: 'private', members: [workspace.botUser] });
    for (const token of workspace.tokens.values()) token.scopes.delete('groups:history');

    const inPublic = await failure(client().conversations.history({ channel: 'C1' }));
    const inPrivate = await failure(client().conversations.history({ channel: 'G1' }));

    expect(inPublic).toBeNull();
    expect(inPrivate instanceof WebAPIPlatformError && inPrivate.data).toMatchObject({
      error: 'missing_scope',
      needed: 'groups:history',
    });
  });

  test('stamps messages by its wall clock, each later than the one before', async () => {
    const first = await client().chat.postMessage(POST);
    slack.advance(60_000);
    const between = String(slack.now() / 1000);
    const second = await client().chat.postMessage(POST);
    const third = await client().chat.postMessage(POST);

    const read = await client().conversations.history({ channel: 'C1', oldest: between });

    const found = read.messages?.map(({ ts }) => ts) ?? [];
    expect(found).toEqual([third.ts, second.ts]);
    expect(Number(second.ts) - Number(first.ts)).toBeGreaterThanOrEqual(60);
  });

  test('is away, and comes back with all it had', async () => {
    await client().chat.postMessage(POST);

    await slack.vanish();
    const away = await failure(client().chat.postMessage(POST));
    await slack.comeBack();
    const back = await failure(client().chat.postMessage(POST));

    expect([away instanceof Error, back, standing()]).toEqual([true, null, 2]);
  });

  test('made light keeps counts of calls, and of messages what they are known by', async () => {
    const light = await startSlackEmulator({ light: true });
    const workspace = light.addWorkspace({ id: 'T1' });
    const channel = workspace.addChannel({ id: 'C1', members: [workspace.botUser] });
    const blocks = [
      { type: 'section' as const, block_id: 'b1', text: { type: 'plain_text' as const, text: 'Words.' } },
    ];
    const metadata = { event_type: 'issue', event_payload: { marker: 'm1' } };

    await new WebClient(workspace.botToken, { slackApiUrl: light.apiUrl, logger: QUIET }).chat.postMessage({
      ...POST,
      blocks,
      metadata,
    });

    expect([light.count('chat.postMessage'), light.journal.entries]).toEqual([1, []]);
    expect(channel.messages).toMatchObject([{ blocks: [{ type: 'section', block_id: 'b1' }], metadata }]);
    await light.close();
  });
});
