import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from '../../support/slack-emulator/faults.ts';
import type { PersonAtSlack } from '../../support/slack-emulator/index.ts';
import { dmAnswer, slashAnswer } from './answers.ts';
import { openStartedWire, type StartedWire } from './wire.ts';

const LAZY = 'The Lazy Neuron Phenomenon';

describe('Slack when the connection breaks', () => {
  let wire: StartedWire;
  let reader: PersonAtSlack;

  beforeEach(async () => {
    wire = await openStartedWire();
    reader = wire.slack.person('T1', 'U1');
  });

  afterEach(() => wire.close());

  const connections = () => wire.slack.journal.entries.filter(({ kind }) => kind === 'connected').length;

  test.each(['refresh_requested', 'warning', 'link_disabled'] as const)(
    'connects again when Slack says %s, and answers',
    async (reason) => {
      wire.slack.socket.disconnect(reason);
      await wire.untilHealth(({ ready }) => ready && connections() >= 2);

      expect((await dmAnswer(wire.slack, reader, 'lazy neuron')).text).toContain(LAZY);
    },
  );

  test('connects again when the line is cut without a word', async () => {
    wire.slack.socket.cut();
    await wire.untilHealth(({ ready }) => ready && connections() >= 2);

    expect((await dmAnswer(wire.slack, reader, 'lazy neuron')).text).toContain(LAZY);
  });

  test('says why when Slack refuses to connect it again, and heals when it is let in', async () => {
    wire.slack.app.mayConnect = false;
    wire.slack.socket.disconnect('refresh_requested');
    const refused = await wire.untilHealth(
      ({ ready, detail }) => !ready && detail.includes('SLACK_APP_TOKEN'),
    );

    wire.slack.app.mayConnect = true;
    await wire.untilHealth(({ ready }) => ready);

    expect(refused.detail).not.toContain(wire.slack.app.appToken);
    expect((await dmAnswer(wire.slack, reader, 'lazy neuron')).text).toContain(LAZY);
    expect(wire.logged.filter(({ message }) => /refus/iu.test(message))).toHaveLength(1);
  });

  test('gets through troubles of apps.connections.open', async () => {
    wire.slack.faults.add('apps.connections.open', { kind: 'status', status: 503 });
    wire.slack.faults.add('apps.connections.open', { kind: 'rate-limited', retryAfterSeconds: null });
    wire.slack.faults.add('apps.connections.open', { kind: 'html' });
    wire.slack.faults.add('apps.connections.open', { kind: 'cut', when: 'before' });

    wire.slack.socket.disconnect('refresh_requested');
    await wire.untilHealth(({ ready }) => ready && connections() >= 2);

    expect((await dmAnswer(wire.slack, reader, 'lazy neuron')).text).toContain(LAZY);
  });
});

describe('Slack when calls fail', () => {
  let wire: StartedWire;
  let reader: PersonAtSlack;

  beforeEach(async () => {
    wire = await openStartedWire();
    reader = wire.slack.person('T1', 'U1');
  });

  afterEach(() => wire.close());

  const passing: [string, Fault][] = [
    ['429 with Retry-After', { kind: 'rate-limited', retryAfterSeconds: 0 }],
    ['429 without Retry-After', { kind: 'rate-limited', retryAfterSeconds: null }],
    ['500', { kind: 'status', status: 500 }],
    ['503', { kind: 'status', status: 503 }],
    ['a page of HTML', { kind: 'html' }],
    ['a connection cut before', { kind: 'cut', when: 'before' }],
    ['a warning', { kind: 'warned', warning: 'missing_charset' }],
    ['an error of Slack’s own', { kind: 'refused', error: 'internal_error' }],
  ];

  test.each(passing)('answers the next question after %s of chat.postMessage', async (_name, fault) => {
    wire.slack.faults.add('chat.postMessage', fault);
    reader.dm('HiRE');

    const answer = await dmAnswer(wire.slack, reader, 'lazy neuron');
    await wire.slack.until(() => reader.seesInDm().some(({ text }) => text.includes(LAZY)), 'the answer');

    expect(answer.author).toBe(wire.slack.workspace('T1').botUser);
    expect(wire.platform.health().ready).toBe(true);
  });

  test('does not post twice what Slack took before the line was cut', async () => {
    wire.slack.faults.add('chat.postMessage', { kind: 'cut', when: 'after' });
    const first = await dmAnswer(wire.slack, reader, 'lazy neuron');

    await dmAnswer(wire.slack, reader, 'HiRE');

    const posted = reader.seesInDm().filter(({ text }) => text.includes(LAZY) && !text.startsWith('lazy'));
    expect(posted.map(({ ts }) => ts)).toEqual([first.ts]);
  });

  test('keeps answering others while one answer is held up', async () => {
    let letGo = () => {};
    const until = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    wire.slack.faults.add('response_url', { kind: 'held', until });
    await reader.slash('/paper', 'HiRE', { channel: 'C1' });

    const other = wire.slack.person('T1', 'U2');
    const answer = await slashAnswer(wire.slack, other, '/paper lazy neuron');
    letGo();

    expect(answer.text).toContain(LAZY);
  });

  test('goes red when its token is revoked, says what to do, and never says the token', async () => {
    const { botToken, tokens } = wire.slack.workspace('T1');
    Object.assign(tokens.get(botToken) ?? {}, { state: 'revoked' });
    reader.dm('lazy neuron');

    const health = await wire.untilHealth(({ ready }) => !ready);

    expect(health.detail).toContain('SLACK_BOT_TOKEN');
    expect(health.detail).not.toContain(botToken);
  });

  test('logs a failure in words, without the address or the text', async () => {
    wire.slack.faults.add('response_url', { kind: 'status', status: 500 }, 10);
    wire.slack.faults.add('chat.postEphemeral', { kind: 'refused', error: 'restricted_action' }, 10);
    wire.slack.faults.add('chat.postMessage', { kind: 'refused', error: 'restricted_action' }, 10);
    await reader.slash('/paper', 'lazy neuron', { channel: 'C1' });

    await wire.untilLogged(({ message }) => message !== '');
    const log = JSON.stringify(wire.logged);

    expect(log).not.toContain('/respond/');
    expect(log).not.toContain('lazy neuron');
  });
});
