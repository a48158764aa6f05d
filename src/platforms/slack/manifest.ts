import type { Command, Route } from '../../core/command/command.ts';
import { usageLine } from '../../core/command/usage.ts';
import {
  commandName,
  EVENTS,
  LOOK_UP_SHORTCUT,
  PATHS,
  SCOPES,
  type Scope,
  takesPeople,
  UNFURL_DOMAINS,
} from './surface.ts';

/**
 * A Slack app manifest (https://docs.slack.dev/reference/app-manifest), as far as this app uses it. Assignable to
 * the SDK's own `Manifest`.
 */
export interface SlackManifest extends Record<string, unknown> {
  display_information: { name: string; description: string; background_color: string };
  features: {
    app_home: {
      home_tab_enabled: boolean;
      messages_tab_enabled: boolean;
      messages_tab_read_only_enabled: boolean;
    };
    bot_user: { display_name: string; always_online: boolean };
    shortcuts: (typeof LOOK_UP_SHORTCUT)[];
    slash_commands: SlashCommand[];
    unfurl_domains: string[];
  };
  oauth_config: { redirect_urls?: string[]; scopes: { bot: Scope[] } };
  settings: {
    event_subscriptions: { request_url?: string; bot_events: (typeof EVENTS)[number]['name'][] };
    interactivity: { is_enabled: boolean; request_url?: string; message_menu_options_url?: string };
    org_deploy_enabled: boolean;
    socket_mode_enabled: boolean;
    token_rotation_enabled: boolean;
  };
}

interface SlashCommand {
  command: string;
  description: string;
  usage_hint: string;
  should_escape: boolean;
  url?: string;
}

/** Slack's own bound for a usage hint. */
const LONGEST_HINT = 1000;

/**
 * The manifest to create the app from. Without `http` the app uses Socket Mode; `http.url` is the public address
 * of this installation, such as `https://papers.example.org`.
 */
export function slackManifest(
  commands: readonly Command[],
  settings: { prefix: string; http?: { url: string } },
): SlackManifest {
  const base = settings.http?.url.replace(/\/+$/, '');
  const eventsUrl = base === undefined ? null : base + PATHS.events;
  const requestUrl = eventsUrl === null ? {} : { request_url: eventsUrl };
  const redirects = base === undefined ? {} : { redirect_urls: [base + PATHS.redirect] };
  const optionsUrl = eventsUrl === null ? {} : { message_menu_options_url: eventsUrl };
  return {
    display_information: {
      name: 'Broadsheet',
      description: 'The paper desk of your team: ask for a paper, get the right card.',
      background_color: '#2b2d42',
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: 'broadsheet', always_online: true },
      shortcuts: [LOOK_UP_SHORTCUT],
      slash_commands: commands.map((command) => slashCommand(command, settings.prefix, eventsUrl)),
      unfurl_domains: [...UNFURL_DOMAINS],
    },
    oauth_config: { ...redirects, scopes: { bot: botScopes() } },
    settings: {
      event_subscriptions: { ...requestUrl, bot_events: EVENTS.map(({ name }) => name) },
      interactivity: { is_enabled: true, ...requestUrl, ...optionsUrl },
      org_deploy_enabled: false,
      socket_mode_enabled: eventsUrl === null,
      token_rotation_enabled: false,
    },
  };
}

/** The permissions asked for, in the manifest and when a workspace installs the app. */
export function botScopes(): Scope[] {
  return Object.keys(SCOPES) as Scope[];
}

function slashCommand(command: Command, prefix: string, url: string | null): SlashCommand {
  return {
    command: `/${commandName(prefix, command.name)}`,
    description: command.description,
    usage_hint: usageHint(command),
    // Raw text where nobody is named: a title may hold an ampersand or a comparison sign.
    should_escape: takesPeople(command),
    ...(url === null ? {} : { url }),
  };
}

/** What is typed after the name: `<query> [style]`, or for a group each of its words in turn. */
function usageHint(command: Command): string {
  const hints = command.routes
    .filter((route) => !route.hidden)
    .map((route) => hintOf(route, command))
    .filter((hint) => hint !== '');
  return hints.join(' | ').slice(0, LONGEST_HINT);
}

function hintOf(route: Route, command: Command): string {
  return usageLine(route).slice(`/${command.name} `.length);
}
