import type { IncomingMessage, ServerResponse } from 'node:http';
import { App, type Receiver } from '@slack/bolt';
import type { Desk, Platform } from '../../core/ports/platform.ts';
import { boltLogger } from './bolt-log.ts';
import type { CallerParts } from './call.ts';
import { answeringOptions, TIMEOUT_MS } from './clients.ts';
import { createHttpConnector, refuse } from './http-connector.ts';
import { createMessenger } from './messenger/index.ts';
import type { SlackParts } from './parts.ts';
import { register } from './register.ts';
import { createRuntime, type Runtime } from './runtime.ts';
import { createSocketConnector } from './socket-connector.ts';
import { type Connector, createSupervisor, type Supervisor } from './supervisor.ts';
import { PATHS } from './surface.ts';
import { createTenancy, type Tenancy } from './tenancy.ts';

export { type SlackManifest, slackManifest } from './manifest.ts';
export type { After, SlackParts } from './parts.ts';
export { SCOPES } from './surface.ts';

export interface SlackPlatform extends Platform {
  /**
   * Answers a request of the shared server when it is for Slack: `/slack/events` in HTTP mode, `/slack/install` and
   * `/slack/oauth_redirect` where workspaces install the app themselves. `false` when it is for somebody else.
   */
  http(request: IncomingMessage, response: ServerResponse): boolean;
}

type HandleEvents = (request: IncomingMessage, response: ServerResponse) => void;

/** Slack as a platform, through Bolt: by Socket Mode or signed HTTP, for one workspace or many. */
export function createSlack(parts: SlackParts): SlackPlatform {
  const tenancy = createTenancy(parts, (code) => supervisor.setTokenTrouble(refusedWords(parts, code)));
  const { receiver, connector, handleEvents } = openTransport(parts, tenancy);
  const supervisor: Supervisor = createSupervisor({ ...parts, connector });
  const noteToken = tokenWatch(parts, supervisor);
  const messenger = createMessenger({
    ...parts,
    apiUrl: parts.settings.apiUrl,
    attemptMs: parts.attemptMs ?? TIMEOUT_MS,
    findSelf: tenancy.findSelf,
    onlyTenant: tenancy.onlyTenant,
    onToken: noteToken,
  });
  let runtime: Runtime | null = null;
  let stopped = false;

  return {
    name: 'slack',
    messenger,
    async start(desk) {
      runtime = listen(parts, desk, receiver, tenancy, noteToken);
      await supervisor.start();
    },
    async stop() {
      stopped = true;
      await supervisor.stop();
      runtime?.pictures.stop();
      await runtime?.inFlight.settled();
    },
    health: () => supervisor.health(),
    http(request, response) {
      const path = (request.url ?? '/').split('?', 1)[0];
      const handle = handlerOf(path);
      if (handle === null) return false;
      if (runtime === null || stopped) refuse(request, response, 503);
      else handle(request, response);
      return true;
    },
  };

  function handlerOf(path: string | undefined): HandleEvents | null {
    const { oauth } = tenancy;
    if (path === PATHS.events) return handleEvents;
    if (oauth === null || (path !== PATHS.install && path !== PATHS.redirect)) return null;
    return (request, response) => {
      if (request.method !== 'GET') refuse(request, response, 405);
      else if (path === PATHS.install) oauth.install(response);
      else void runtime?.inFlight.track(oauth.redirect(request, response));
    };
  }
}

function openTransport(
  parts: SlackParts,
  tenancy: Tenancy,
): { receiver: Receiver; connector: Connector; handleEvents: HandleEvents | null } {
  const { transport, apiUrl } = parts.settings;
  const { identify } = tenancy;
  if (transport.kind === 'socket') {
    const { appToken } = transport;
    return { ...createSocketConnector({ ...parts, appToken, apiUrl, identify }), handleEvents: null };
  }
  const { signingSecret } = transport;
  const { receiver, connector, handle } = createHttpConnector({ ...parts, signingSecret, identify });
  return { receiver, connector, handleEvents: handle };
}

function listen(
  parts: SlackParts,
  desk: Desk,
  receiver: Receiver,
  tenancy: Tenancy,
  noteToken: NoteToken,
): Runtime {
  const { log, settings } = parts;
  const runtime = createRuntime(parts, desk, noteToken);
  const app = new App({
    receiver,
    authorize: tenancy.authorize,
    convoStore: false,
    logger: boltLogger(log),
    clientOptions: answeringOptions({ apiUrl: settings.apiUrl, log }),
  });
  register(app, runtime, tenancy);
  return runtime;
}

type NoteToken = CallerParts['onToken'];

/** With many workspaces one token that died says nothing about the others. */
function tokenWatch(parts: SlackParts, supervisor: Supervisor): NoteToken {
  if (parts.settings.tenancy.kind !== 'one') return () => {};
  return (state, code) => supervisor.setTokenTrouble(state === 'works' ? null : refusedWords(parts, code));
}

function refusedWords({ settings }: SlackParts, code: string): string {
  const variable = settings.tenancy.kind === 'one' ? 'SLACK_BOT_TOKEN' : 'the token by installing again';
  return `token refused (${code}): set ${variable}`;
}
