import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, SocketModeReceiver } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type HttpMode, type SlackEmulator, startSlackEmulator } from '../../support/slack-emulator/index.ts';
import { QUIET } from './bare-app.ts';

describe('the Slack emulator reaching a bare Bolt app by HTTP', () => {
  let slack: SlackEmulator;
  let app: App;
  let http: HttpMode;
  const heard: string[] = [];

  beforeEach(async () => {
    heard.length = 0;
    slack = await startSlackEmulator();
    slack.addWorkspace({ id: 'T1' });
    app = new App({
      token: slack.workspace('T1').botToken,
      signingSecret: slack.app.signingSecret,
      logger: QUIET,
      convoStore: false,
      clientOptions: { slackApiUrl: slack.apiUrl },
    });
    app.message(async ({ message }) => {
      heard.push('text' in message ? (message.text ?? '') : '');
      slack.journal.look();
    });
    const server = await app.start({ port: 0, host: '127.0.0.1' });
    const { port } = (server as Server).address() as AddressInfo;
    http = slack.reachByHttp(`http://127.0.0.1:${port}/slack/events`);
  });

  afterEach(async () => {
    await app.stop();
    await slack.close();
  });

  test('signs what it sends', async () => {
    slack.person('T1', 'U1').dm('lazy neuron & more');

    await slack.until(() => heard.length > 0, 'the message');

    expect(heard).toEqual(['lazy neuron &amp; more']);
  });

  test.each([
    ['a wrong signature', { signature: 'wrong' as const }, 401],
    ['no signature', { signature: 'missing' as const }, 401],
    ['a time stamp six minutes old', { skewSeconds: -360 }, 401],
    ['an honest time stamp', {}, 200],
  ])('sets traps: %s', async (_name, trap, status) => {
    const { outgoing } = slack.person('T1', 'U1').dm('hello');

    const answer = await http.post(http.prepare(outgoing, { trap }));

    expect(answer.status).toBe(status);
  });
});

describe('the Slack emulator’s sockets', () => {
  test('send the app away, and take it back', async () => {
    const slack = await startSlackEmulator();
    slack.addWorkspace({ id: 'T1' });
    const receiver = new SocketModeReceiver({
      appToken: slack.app.appToken,
      clientPingTimeout: 30,
      logger: QUIET,
      installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
    });
    const app = new App({
      receiver,
      token: slack.workspace('T1').botToken,
      logger: QUIET,
      convoStore: false,
      clientOptions: { slackApiUrl: slack.apiUrl },
    });
    await app.start();

    const greetedAgain = new Promise((resolve) => receiver.client.once('connected', resolve));
    slack.socket.disconnect('refresh_requested');
    await greetedAgain;

    expect(slack.socket.connections()).toBe(1);
    await app.stop();
    await slack.close();
  });
});
