import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DigestFacts } from '../../../src/core/doctor/places.ts';
import type { SlackSettings } from '../../../src/core/ports/settings.ts';
import { slackChecks } from '../../../src/platforms/slack/doctor.ts';
import { createInstallationStore } from '../../../src/platforms/slack/installation-store.ts';
import { createSealer } from '../../../src/platforms/slack/sealed.ts';
import { SCOPES } from '../../../src/platforms/slack/surface.ts';
import { openMemoryStore } from '../../../src/store/memory/index.ts';
import { digestsAt, found } from '../../support/run-doctor.ts';
import { type SlackEmulator, startSlackEmulator } from '../../support/slack-emulator/index.ts';

const ALL = Object.keys(SCOPES);
const SECRET_KEY = 'canary-secret-key-of-32-characters';
const now = () => new Date();

let slack: SlackEmulator;

beforeEach(async () => {
  slack = await startSlackEmulator({});
  const workspace = slack.addWorkspace({ id: 'T1', name: 'Lab of Flowers', scopes: ALL });
  workspace.addChannel({ id: 'C1', name: 'papers', members: [workspace.botUser] });
});

afterEach(async () => {
  await slack.close();
});

interface Given {
  botToken?: string;
  appToken?: string;
  digests?: DigestFacts;
  limitMs?: number;
  apiUrl?: string;
}

async function look(given: Given = {}) {
  const { botToken = slack.workspace('T1').botToken, appToken = slack.app.appToken } = given;
  const { digests = digestsAt([]), apiUrl = slack.apiUrl } = given;
  const settings: SlackSettings = {
    transport: { kind: 'socket', appToken },
    tenancy: { kind: 'one', botToken },
    apiUrl,
    commandPrefix: '',
  };
  const checks = await slackChecks({ settings, now, fetch, digests, installations: null });
  return found(checks, given.limitMs === undefined ? {} : { limitMs: given.limitMs });
}

describe('where all is well', () => {
  test('tokens, scopes, clock and channel are fine, and what cannot be read is said to be so', async () => {
    const results = await look({ digests: digestsAt([{ tenant: 'slack:T1', channel: 'C1' }]) });

    const states = [...results].map(([name, { state }]) => [name, state]);
    expect(Object.fromEntries(states)).toEqual({
      'slack bot token': 'ok',
      'slack scopes': 'ok',
      'slack clock': 'ok',
      'slack app token': 'ok',
      'slack tokens of one app': 'ok',
      'slack messages tab': 'unknown',
      'slack commands': 'unknown',
      'slack channel C1': 'ok',
    });
    expect(results.get('slack bot token')?.words).toContain('Lab of Flowers');
    expect(results.get('slack commands')?.mend).toContain('broadsheet manifest');
  });

  test('nothing is posted, joined, opened or changed', async () => {
    await look({ digests: digestsAt([{ tenant: 'slack:T1', channel: 'C1' }]) });

    const calls = slack.journal.entries.flatMap((entry) => (entry.kind === 'call' ? [entry.method] : []));
    const allowed = ['auth.test', 'apps.connections.open', 'bots.info', 'conversations.info'];
    expect(new Set(calls)).toEqual(new Set(allowed));
    expect(slack.socket.connections()).toBe(0);
  });
});

describe('the bot token', () => {
  test('that is wrong has failed, with where to get the right one', async () => {
    const results = await look({ botToken: 'xoxb-wrong' });

    const result = results.get('slack bot token');
    expect(result).toMatchObject({ state: 'failed', words: expect.stringContaining('invalid_auth') });
    expect(result?.mend).toContain('SLACK_BOT_TOKEN');
    expect(results.get('slack scopes')?.state).toBe('unknown');
  });

  test.each([
    ['revoked', 'taken back'],
    ['inactive', 'removed from the workspace'],
  ] as const)('that is %s is told so', async (state, words) => {
    const workspace = slack.workspace('T1');
    const token = workspace.tokens.get(workspace.botToken);
    if (token !== undefined) token.state = state;

    const results = await look();

    expect(results.get('slack bot token')).toMatchObject({
      state: 'failed',
      words: expect.stringContaining(words),
    });
  });

  test.each([
    ['xoxp-1-canary', 'a user token'],
    ['xapp-1-A1-canary-other', 'an app-level token'],
    ['canary', 'no token of Slack’s'],
  ])('of the wrong kind is named as what it is (%s)', async (botToken, kind) => {
    const result = (await look({ botToken })).get('slack bot token');

    expect(result).toMatchObject({ state: 'failed', words: expect.stringContaining(kind) });
    expect(JSON.stringify(result)).not.toContain('canary');
  });

  test('of a person is not the bot’s, although it works', async () => {
    const workspace = slack.workspace('T1');
    workspace.tokens.set('xoxp-1-canary', { scopes: new Set(ALL), state: 'valid' });

    const result = (await look({ botToken: 'xoxp-1-canary' })).get('slack bot token');

    expect(result?.words).toContain('a user token and not the bot’s');
  });
});

describe('scopes', () => {
  test.each(ALL)('a missing %s is named with what it is for and where to click', async (scope) => {
    const token = slack.workspace('T1').tokens.get(slack.workspace('T1').botToken);
    token?.scopes.delete(scope);

    const result = (await look()).get('slack scopes');

    expect(result?.state).toBe('failed');
    expect(result?.words).toContain(`${scope} (to ${SCOPES[scope as keyof typeof SCOPES]})`);
    expect(result?.mend).toContain('OAuth & Permissions');
    expect(result?.mend).toContain('Reinstall');
  });

  test('beyond what is needed are named, and no fault', async () => {
    slack.workspace('T1').tokens.get(slack.workspace('T1').botToken)?.scopes.add('im:read');

    const result = (await look()).get('slack scopes');

    expect(result).toMatchObject({ state: 'ok', words: expect.stringContaining('im:read') });
  });
});

describe('the app-level token', () => {
  test('that is a bot token is named as such', async () => {
    const result = (await look({ appToken: 'xoxb-1-canary' })).get('slack app token');

    expect(result).toMatchObject({ state: 'failed', words: expect.stringContaining('a bot token') });
  });

  test('that is wrong has failed, with where to get the right one', async () => {
    const result = (await look({ appToken: 'xapp-1-A1-wrong' })).get('slack app token');

    expect(result).toMatchObject({ state: 'failed', mend: expect.stringContaining('App-Level Tokens') });
  });

  test('without connections:write is told so', async () => {
    slack.faults.add('apps.connections.open', { kind: 'refused', error: 'missing_scope' });

    const result = (await look()).get('slack app token');

    expect(result?.words).toContain('connections:write');
  });

  test('of another app than the bot token is a warning', async () => {
    slack.app.appToken = 'xapp-1-A2-canary';

    const result = (await look()).get('slack tokens of one app');

    expect(result).toMatchObject({ state: 'warning', words: expect.stringContaining('A2') });
  });
});

describe('channels of digests', () => {
  const at = (channel: string) => look({ digests: digestsAt([{ tenant: 'slack:T1', channel }]) });

  test('the bot is not in are named with the way in', async () => {
    slack.workspace('T1').addChannel({ id: 'C2', name: 'weekly' });

    const result = (await at('C2')).get('slack channel C2');

    expect(result).toMatchObject({ state: 'failed', words: expect.stringContaining('not in #weekly') });
    expect(result?.mend).toContain('/invite @Broadsheet');
  });

  test('that are archived have failed', async () => {
    const workspace = slack.workspace('T1');
    workspace.addChannel({ id: 'C2', name: 'old', archived: true, members: [workspace.botUser] });

    expect((await at('C2')).get('slack channel C2')).toMatchObject({
      state: 'failed',
      words: expect.stringContaining('archived'),
    });
  });

  test.each([
    ['that are private and without the bot', 'C2'],
    ['that are gone', 'C9'],
  ])('%s have failed', async (_, channel) => {
    slack.workspace('T1').addChannel({ id: 'C2', kind: 'private' });

    expect((await at(channel)).get(`slack channel ${channel}`)).toMatchObject({
      state: 'failed',
      words: expect.stringContaining('does not show'),
    });
  });

  test('of a workspace the token is not for are a warning', async () => {
    const results = await look({ digests: digestsAt([{ tenant: 'slack:T9', channel: 'C1' }]) });

    expect(results.get('slack channel C1')).toMatchObject({
      state: 'warning',
      words: expect.stringContaining('T9'),
    });
    expect(slack.count('conversations.info')).toBe(0);
  });

  test('of other platforms are not Slack’s to tell', async () => {
    const results = await look({ digests: digestsAt([{ tenant: 'discord:1', channel: '2' }]) });

    expect([...results.keys()].filter((name) => name.includes('channel'))).toEqual([]);
  });

  test('beyond fifty are counted and not asked for', async () => {
    const many = Array.from({ length: 53 }, (_, number) => ({ tenant: 'slack:T1', channel: `C${number}` }));

    const results = await look({ digests: digestsAt(many) });

    expect(slack.count('conversations.info')).toBe(50);
    expect(results.get('slack channels')?.words).toContain('3 more');
  });
});

describe('the Messages tab', () => {
  const having = (refused: string | null) =>
    look({ digests: digestsAt([], [['slack:T1', { at: '2026-11-20T08:00:00.000Z', refused }]]) });

  test('is on where a direct message arrived', async () => {
    expect((await having(null)).get('slack messages tab')?.state).toBe('ok');
  });

  test('is off where Slack refused one for it, and the place to click is named', async () => {
    const why =
      'Direct messages from me are switched off. An admin can turn on the Messages tab of the app, then resume.';

    const result = (await having(why)).get('slack messages tab');

    expect(result).toMatchObject({ state: 'failed', mend: expect.stringContaining('App Home') });
  });
});

describe('the far side', () => {
  test('that is away is told in words, and the rest is not guessed', async () => {
    await slack.vanish();

    const results = await look({ digests: digestsAt([{ tenant: 'slack:T1', channel: 'C1' }]) });

    expect(results.get('slack bot token')).toMatchObject({
      state: 'failed',
      words: 'Slack cannot be reached: nothing answers there.',
    });
    expect(results.get('slack clock')?.state).toBe('unknown');
    expect(results.get('slack channel C1')?.state).toBe('unknown');
  });

  test('that is silent is told in words once the time is over', async () => {
    slack.faults.add('auth.test', { kind: 'silent', when: 'before' }, 9);

    const results = await look({ limitMs: 50 });

    expect(results.get('slack bot token')?.words).toBe('Slack did not answer in time.');
    expect(results.get('slack app token')?.state).toBe('ok');
  });

  test.each([
    [{ kind: 'rate-limited', retryAfterSeconds: 30 } as const, 'asks to wait'],
    [{ kind: 'status', status: 503 } as const, 'status 503'],
    [{ kind: 'html' } as const, 'something else than Slack'],
    [{ kind: 'cut', when: 'before' } as const, 'the connection was cut'],
  ])('in trouble is told in words (%j)', async (fault, words) => {
    slack.faults.add('auth.test', fault);

    expect((await look()).get('slack bot token')?.words).toContain(words);
  });

  test.each([
    [30_000, 'warning'],
    [600_000, 'failed'],
  ])('with a clock %d ms ahead is a %s', async (ms, state) => {
    slack.advance(ms);

    expect((await look()).get('slack clock')?.state).toBe(state);
  });
});

describe('over HTTP and for many workspaces', () => {
  async function lookMany(
    changes: { clientSecret?: string; secretKey?: string; digests?: DigestFacts } = {},
  ) {
    const store = openMemoryStore();
    const sealer = createSealer(SECRET_KEY, randomBytes);
    const records = store.installations;
    const grant = { botToken: slack.workspace('T1').botToken, botUserId: 'UBOTT1', teamName: 'Lab' };
    await createInstallationStore({ records, sealer, now }).save('T1', grant);
    const settings: SlackSettings = {
      transport: { kind: 'http', signingSecret: 'canary-signing' },
      tenancy: {
        kind: 'many',
        clientId: slack.app.clientId,
        clientSecret: changes.clientSecret ?? slack.app.clientSecret,
        stateSecret: 'canary-state',
        secretKey: changes.secretKey ?? SECRET_KEY,
      },
      apiUrl: slack.apiUrl,
      commandPrefix: 'lab-',
    };
    const digests = changes.digests ?? digestsAt([{ tenant: 'slack:T1', channel: 'C1' }]);
    return found(await slackChecks({ settings, now, fetch, digests, installations: records }));
  }

  test('client, workspace and channel are looked at by the workspace’s own token', async () => {
    const results = await lookMany();

    expect(results.get('slack client')?.state).toBe('ok');
    expect(results.get('slack workspace T1')?.state).toBe('ok');
    expect(results.get('slack channel C1')?.state).toBe('ok');
  });

  test('a signing secret of another form is a warning, and not shown', async () => {
    const results = await lookMany();

    expect(results.get('slack signing secret')?.state).toBe('warning');
    expect(JSON.stringify([...results.values()])).not.toContain('canary');
  });

  test('a wrong client secret is named', async () => {
    const results = await lookMany({ clientSecret: 'canary-wrong' });

    expect(results.get('slack client')).toMatchObject({
      state: 'failed',
      words: 'SLACK_CLIENT_SECRET is wrong.',
    });
  });

  test('a key that does not open the installations is named', async () => {
    const results = await lookMany({ secretKey: 'another-secret-key-of-32-characters' });

    expect(results.get('slack workspace T1')).toMatchObject({
      state: 'failed',
      words: expect.stringContaining('SECRET_KEY'),
    });
  });

  test('a workspace that took its token back is told so, with the way to install again', async () => {
    const workspace = slack.workspace('T1');
    const token = workspace.tokens.get(workspace.botToken);
    if (token !== undefined) token.state = 'revoked';

    const result = (await lookMany()).get('slack workspace T1');

    expect(result).toMatchObject({ state: 'failed', mend: expect.stringContaining('/slack/install') });
  });

  test('a workspace that lacks a scope is told which', async () => {
    slack.workspace('T1').tokens.get(slack.workspace('T1').botToken)?.scopes.delete('files:write');

    const result = (await lookMany()).get('slack workspace T1');

    expect(result).toMatchObject({ state: 'failed', words: expect.stringContaining('files:write') });
  });

  test('a channel where the app is not installed is a warning', async () => {
    const results = await lookMany({ digests: digestsAt([{ tenant: 'slack:T9', channel: 'C1' }]) });

    expect(results.get('slack channel C1')?.state).toBe('warning');
  });
});
