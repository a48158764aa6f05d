import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSlack } from '../../../../src/platforms/slack/index.ts';
import { createInstallationStore } from '../../../../src/platforms/slack/installation-store.ts';
import { botScopes } from '../../../../src/platforms/slack/manifest.ts';
import { createSealer } from '../../../../src/platforms/slack/sealed.ts';
import { openMemoryStore } from '../../../../src/store/memory/index.ts';
import { lookIn, markerOf, messageOf, requestTo } from '../../../contracts/messenger-samples.ts';
import { type SlackEmulator, startSlackEmulator } from '../../../support/slack-emulator/index.ts';
import { type Adapter, openAdapter } from '../adapter.ts';
import { lineLog } from '../hand-clock.ts';

const SECRET_KEY = 'canary-secret-key-of-thirty-two-b';

const HERE = { kind: 'channel', tenant: 'slack:T1', channel: 'C1' } as const;
const THERE = { kind: 'channel', tenant: 'slack:T2', channel: 'C1' } as const;

describe('posting for many workspaces of one Slack app', () => {
  let slack: SlackEmulator;
  let store: ReturnType<typeof openMemoryStore>;

  beforeEach(async () => {
    slack = await startSlackEmulator();
    store = openMemoryStore();
    for (const id of ['T1', 'T2']) {
      const workspace = slack.addWorkspace({ id, scopes: botScopes() });
      workspace.addChannel({ id: 'C1', members: [workspace.botUser] });
    }
  });

  afterEach(() => slack.close());

  test('each workspace is posted to by its own token', async () => {
    await install('T1');
    await install('T2');
    const messenger = openMessenger();

    await messenger.post(requestTo(HERE));
    await messenger.post(requestTo(THERE, { marker: markerOf(2) }));

    expect(slack.calls('chat.postMessage').map(({ workspace }) => workspace)).toEqual(['T1', 'T2']);
  });

  test('what was posted is found and taken away again', async () => {
    await install('T1');
    const messenger = openMessenger();

    const message = messageOf(await messenger.post(requestTo(HERE)));

    expect(await messenger.find(lookIn(HERE))).toEqual({ kind: 'read', messages: [message] });
    expect(await messenger.remove(HERE.tenant, message)).toBe(true);
  });

  test('a workspace without the app is told so, and nothing is sent', async () => {
    await install('T1');
    const messenger = openMessenger();

    const outcome = await messenger.post(requestTo(THERE));

    expect(outcome).toMatchObject({ kind: 'refused', cause: 'tenant-gone' });
    expect(slack.count('chat.postMessage')).toBe(0);
  });

  test('a token taken back in one workspace leaves the others untouched', async () => {
    await install('T1');
    await install('T2');
    const messenger = openMessenger();
    for (const token of slack.workspace('T1').tokens.values()) token.state = 'revoked';

    const outcomes = [await messenger.post(requestTo(HERE)), await messenger.post(requestTo(THERE))];

    expect(outcomes).toMatchObject([{ kind: 'refused', cause: 'tenant-gone' }, { kind: 'accepted' }]);
  });

  test('a new installation is posted to by its new token', async () => {
    await install('T1');
    const messenger = openMessenger();
    await messenger.post(requestTo(HERE));
    const workspace = slack.workspace('T1');
    for (const token of workspace.tokens.values()) token.state = 'revoked';
    workspace.tokens.set('xoxb-new', { scopes: new Set(botScopes()), state: 'valid' });
    await install('T1', 'xoxb-new');

    const outcome = await openMessenger().post(requestTo(HERE, { marker: markerOf(2) }));

    expect(outcome.kind).toBe('accepted');
  });

  test('an installation under another key is said to whoever runs the app', async () => {
    await install('T1');
    const messenger = openMessenger('another-secret-key-of-thirty-two');

    const outcome = await messenger.post(requestTo(HERE));

    expect(outcome).toMatchObject({ kind: 'refused', cause: 'tenant-gone' });
    expect(outcome).toHaveProperty('why', expect.stringMatching(/SECRET_KEY.*\.$/u));
  });

  test('a store that cannot be read is tried again later', async () => {
    const broken = { ...store.installations, get: () => Promise.reject(new Error('disk')) };
    const messenger = openMessenger(SECRET_KEY, broken);

    expect(await messenger.post(requestTo(HERE))).toMatchObject({ kind: 'later' });
  });

  function install(id: string, botToken = slack.workspace(id).botToken): Promise<void> {
    const sealer = createSealer(SECRET_KEY, randomBytes);
    const installations = createInstallationStore({
      records: store.installations,
      sealer,
      now: () => new Date(),
    });
    return installations.save(id, { botToken, botUserId: slack.workspace(id).botUser, teamName: id });
  }

  function openMessenger(secretKey = SECRET_KEY, installations = store.installations) {
    const { app, apiUrl } = slack;
    return createSlack({
      settings: {
        transport: { kind: 'http', signingSecret: app.signingSecret },
        tenancy: {
          kind: 'many',
          clientId: app.clientId,
          clientSecret: app.clientSecret,
          stateSecret: 'canary-state-secret',
          secretKey,
        },
        apiUrl,
        commandPrefix: '',
      },
      commands: [],
      log: lineLog([]),
      now: () => new Date(),
      after: (delayMs, run) => {
        const timer = setTimeout(run, delayMs);
        return () => clearTimeout(timer);
      },
      installations,
    }).messenger;
  }
});

describe('posting as a part of the Slack platform', () => {
  let adapter: Adapter;

  beforeEach(async () => {
    adapter = await openAdapter();
    await adapter.platform.start(adapter.desk);
  });

  afterEach(() => adapter.close());

  test('shows in its health that the token was refused, and that it works again', async () => {
    const { platform, slack } = adapter;
    slack.faults.add('chat.postMessage', { kind: 'refused', error: 'token_revoked' });

    await platform.messenger.post(requestTo(HERE));
    const refused = platform.health();
    await platform.messenger.post(requestTo(HERE));

    expect(refused).toMatchObject({ ready: false, detail: expect.stringContaining('SLACK_BOT_TOKEN') });
    expect(platform.health().ready).toBe(true);
  });

  test('does not hold answers to people up while Slack asks it to wait', async () => {
    const { platform, slack, reader } = adapter;
    slack.faults.add('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 30 });

    await platform.messenger.post(requestTo(HERE));
    reader.dm('still there?');

    expect(await slack.until(() => reader.seesInDm()[1], 'an answer')).toMatchObject({ text: 'Heard.' });
  });
});
