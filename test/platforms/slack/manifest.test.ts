import type { App } from '@slack/bolt';
import type { AppsManifestCreateArguments } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { SILENT } from '../../../src/core/ports/log.ts';
import { botScopes, slackManifest } from '../../../src/platforms/slack/manifest.ts';
import { register } from '../../../src/platforms/slack/register.ts';
import { createRuntime } from '../../../src/platforms/slack/runtime.ts';
import { EVENTS, SCOPES } from '../../../src/platforms/slack/surface.ts';
import { createScriptedDesk } from '../../contracts/platform-desk.ts';
import { handClock } from './hand-clock.ts';

describe('the Slack manifest', () => {
  const manifest = slackManifest(commands, { prefix: '' });

  test('is one Slack’s own types take', () => {
    const taken: AppsManifestCreateArguments = { manifest };

    expect(taken.manifest.display_information.name).toBe('Broadsheet');
  });

  test('offers every command, with how it is typed', () => {
    const offered = manifest.features.slash_commands.map(({ command, usage_hint }) => [command, usage_hint]);

    expect(offered.map(([command]) => command)).toEqual(commands.map(({ name }) => `/${name}`));
    expect(new Map(offered as [string, string][]).get('/cite')).toMatch(/^<query> \[/u);
  });

  test('stays within what Slack takes', () => {
    const { slash_commands, unfurl_domains, shortcuts } = manifest.features;

    expect(slash_commands.length).toBeLessThanOrEqual(50);
    // Where nobody is named the text comes raw, so that a title may hold an ampersand.
    expect(slash_commands.filter(({ should_escape }) => should_escape).map(({ command }) => command)).toEqual(
      ['/digest'],
    );
    expect(unfurl_domains.length).toBeLessThanOrEqual(5);
    expect(shortcuts.length).toBeLessThanOrEqual(10);
    expect(slash_commands.filter(({ command }) => command.length > 32)).toEqual([]);
    expect(slash_commands.filter(({ usage_hint }) => usage_hint.length > 1000)).toEqual([]);
  });

  test('puts the prefix before every command', () => {
    const { features } = slackManifest(commands, { prefix: 'lab-' });

    expect(features.slash_commands.every(({ command }) => command.startsWith('/lab-'))).toBe(true);
  });

  test('subscribes to the very events the code listens to', () => {
    const heard = eventsListenedTo();

    const subscribed = manifest.settings.event_subscriptions.bot_events.map((name) =>
      name.startsWith('message.') ? 'message' : name,
    );
    expect(heard.sort()).toEqual(subscribed.sort());
  });

  test('asks for the scopes its events need, and gives a reason for each', () => {
    const needed = EVENTS.flatMap(({ scope }) => scope ?? []);

    expect(needed.filter((scope) => !botScopes().includes(scope))).toEqual([]);
    expect(manifest.oauth_config.scopes.bot).toEqual(botScopes());
    expect(Object.values(SCOPES).filter((reason) => reason.split(' ').length < 3)).toEqual([]);
  });

  test('asks for no more than that and what its calls need', () => {
    const forCalls = ['channels:history', 'groups:history', 'channels:read', 'groups:read', 'users:read'];
    const forAnswers = ['chat:write', 'commands', 'files:read', 'files:write', 'im:write', 'links:write'];
    const forEvents = EVENTS.flatMap(({ scope }) => scope ?? []);

    expect(botScopes().toSorted()).toEqual([...forCalls, ...forAnswers, ...forEvents].toSorted());
  });

  test('lets people write to the app', () => {
    expect(manifest.features.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
  });

  test('needs no address over Socket Mode', () => {
    expect(manifest.settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(manifest)).not.toContain('http');
  });

  test('names one address for all over HTTP', () => {
    const url = 'https://papers.example.org/slack/events';
    const { settings, features, oauth_config } = slackManifest(commands, {
      prefix: '',
      http: { url: 'https://papers.example.org/' },
    });

    expect(settings.socket_mode_enabled).toBe(false);
    expect(settings.event_subscriptions.request_url).toBe(url);
    expect(settings.interactivity).toEqual({
      is_enabled: true,
      request_url: url,
      message_menu_options_url: url,
    });
    expect(features.slash_commands.every((command) => command.url === url)).toBe(true);
    expect(oauth_config.redirect_urls).toEqual(['https://papers.example.org/slack/oauth_redirect']);
  });
});

/** What a Bolt app is asked to listen to. */
function eventsListenedTo(): string[] {
  const events: string[] = [];
  const ignore = () => {};
  const app = {
    use: ignore,
    command: ignore,
    action: ignore,
    shortcut: ignore,
    view: ignore,
    options: ignore,
    error: ignore,
    event: (type: string) => void events.push(type),
  };
  const clock = handClock();
  const parts = {
    settings: {
      transport: { kind: 'socket' as const, appToken: '' },
      tenancy: { kind: 'one' as const, botToken: '' },
      apiUrl: '',
      commandPrefix: '',
    },
    commands,
    log: SILENT,
    installations: null,
    ...clock,
  };
  const gone = { onUninstalled: async () => {}, onTokensRevoked: async () => {} };
  register(app as unknown as App, createRuntime(parts, createScriptedDesk(), ignore), gone);
  return events;
}
