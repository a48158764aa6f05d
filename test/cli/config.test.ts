import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';

const read = (environment: Record<string, string>) => readConfig(environment, 'no-such-file.env');

describe('the environment', () => {
  test('has a default for everything', () => {
    const config = read({});

    expect(config).toMatchObject({
      dataDir: 'data/local',
      host: '127.0.0.1',
      port: 3000,
      portGiven: false,
      logLevel: 'info',
    });
    expect(config.timeZone).not.toBe('');
  });

  test('counts an empty value as not given', () => {
    expect(read({ PORT: ' ', DATA_DIR: '' })).toMatchObject({ port: 3000, dataDir: 'data/local' });
  });

  test('may choose any free port', () => {
    expect(read({ PORT: '0' })).toMatchObject({ port: 0, portGiven: true });
  });

  test.each([
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['PORT', '-1'],
    ['HOST', 'my laptop'],
    ['TIMEZONE', 'Mars/Phobos'],
    ['LOG_LEVEL', 'loud'],
  ])('with %s=%s is refused by a line that names it and the mend', (name, value) => {
    const pattern = new RegExp(`^${name} is “${value.replace(/[/-]/g, '.')}”: set it to `);

    expect(() => read({ [name]: value })).toThrow(pattern);
  });
});

describe('Slack and Discord', () => {
  const slack = (environment: Record<string, string>) => read(environment).slack;
  const many = {
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'client',
    SLACK_STATE_SECRET: 'state',
    SLACK_SIGNING_SECRET: 'sign',
    SECRET_KEY: 'k'.repeat(32),
  };

  test('are absent when nothing of them is set', () => {
    expect(read({})).toMatchObject({ slack: null, discord: null });
  });

  test('a bot token and an app token are Socket Mode for one workspace', () => {
    expect(slack({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' })).toMatchObject({
      transport: { kind: 'socket', appToken: 'xapp-1' },
      tenancy: { kind: 'one', botToken: 'xoxb-1' },
      apiUrl: 'https://slack.com/api/',
    });
  });

  test('a bot token and a signing secret are HTTP', () => {
    expect(slack({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' })).toMatchObject({
      transport: { kind: 'http' },
    });
  });

  test('a client id is for many workspaces', () => {
    expect(slack(many)).toMatchObject({ tenancy: { kind: 'many', clientId: '1.2' } });
  });

  test('bases of APIs are taken with or without a slash or a version', () => {
    expect(
      slack({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_API_URL: 'http://127.0.0.1:1/api' })
        ?.apiUrl,
    ).toBe('http://127.0.0.1:1/api/');
    expect(read({ DISCORD_TOKEN: 't', DISCORD_API_URL: 'http://127.0.0.1:1/api/v10/' }).discord?.apiUrl).toBe(
      'http://127.0.0.1:1/api',
    );
  });

  test.each([
    ['a bot token alone', { SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN'],
    ['an app token alone', { SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN'],
    [
      'swapped tokens',
      { SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xoxb-1' },
      'SLACK_BOT_TOKEN holds an app-level token',
    ],
    ['no client secret', { ...many, SLACK_CLIENT_SECRET: '' }, 'SLACK_CLIENT_SECRET'],
    ['no state secret', { ...many, SLACK_STATE_SECRET: '' }, 'SLACK_STATE_SECRET'],
    ['no key', { ...many, SECRET_KEY: '' }, 'SECRET_KEY'],
    ['a short key', { ...many, SECRET_KEY: 'short' }, 'at least 32 characters'],
    ['both tenancies', { ...many, SLACK_BOT_TOKEN: 'xoxb-1' }, 'not both'],
    ['a base that is no URL', { DISCORD_TOKEN: 't', DISCORD_API_URL: 'discord' }, 'DISCORD_API_URL'],
  ])('%s is refused by a line that names the variable', (_what, environment, words) => {
    expect(() => read(environment)).toThrow(words);
  });

  test('no value of a secret is ever in the words', () => {
    expect(() => read({ SLACK_BOT_TOKEN: 'xoxb-canary-4711' })).toThrow(/^(?!.*canary)/);
  });
});
