import type { IncomingMessage, ServerResponse } from 'node:http';
import { WebClient } from '@slack/web-api';
import type { Departures } from '../../core/ports/departures.ts';
import type { Log } from '../../core/ports/log.ts';
import type { SlackSettings } from '../../core/ports/settings.ts';
import { answeringOptions } from './clients.ts';
import { sendPage } from './install-page.ts';
import { type InstallStates, STATE_LIFE_SECONDS } from './install-state.ts';
import type { InstallationStore } from './installation-store.ts';
import { botScopes } from './manifest.ts';
import { TENANT_PREFIX } from './people.ts';
import { describeTrouble, troubleOf } from './trouble.ts';

export interface OAuthParts {
  client: Pick<Extract<SlackSettings['tenancy'], { kind: 'many' }>, 'clientId' | 'clientSecret'>;
  apiUrl: string;
  states: InstallStates;
  installations: InstallationStore;
  departures: Departures;
  log: Log;
}

export interface OAuth {
  /** Sends the person to Slack, to agree. */
  install(response: ServerResponse): void;
  /** They come back, with a code to exchange for a token. Never fails. */
  redirect(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

const COOKIE = 'broadsheet_install';

/** Installing by OAuth 2.0 (https://docs.slack.dev/authentication/installing-with-oauth). */
export function createOAuth(parts: OAuthParts): OAuth {
  return {
    install(response) {
      const state = parts.states.make();
      response.writeHead(302, {
        location: authorizeUrl(parts, state),
        'set-cookie': `${COOKIE}=${state}; Max-Age=${STATE_LIFE_SECONDS}; Path=/slack; HttpOnly; Secure; SameSite=Lax`,
        'cache-control': 'no-store',
      });
      response.end();
    },
    async redirect(request, response) {
      const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
      if (!parts.states.accept(query.get('state') ?? '', cookieOf(request))) {
        return sendPage(
          response,
          400,
          'Please start again',
          'This installation was begun elsewhere, long ago, or twice. Open /slack/install again.',
        );
      }
      const code = query.get('code');
      if (code === null) {
        return sendPage(response, 200, 'Not installed', 'Nothing was installed, as you chose.');
      }
      await exchange(parts, code, response);
    },
  };
}

function authorizeUrl({ client, apiUrl }: OAuthParts, state: string): string {
  const url = new URL('../oauth/v2/authorize', apiUrl);
  url.searchParams.set('client_id', client.clientId);
  url.searchParams.set('scope', botScopes().join(','));
  url.searchParams.set('state', state);
  return url.href;
}

function cookieOf(request: IncomingMessage): string {
  const cookies = (request.headers.cookie ?? '').split(';').map((each) => each.trim());
  return cookies.find((each) => each.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1) ?? '';
}

async function exchange(parts: OAuthParts, code: string, response: ServerResponse): Promise<void> {
  const { client, apiUrl, installations, departures, log } = parts;
  try {
    const granted = await new WebClient(undefined, answeringOptions({ apiUrl, log })).oauth.v2.access({
      client_id: client.clientId,
      client_secret: client.clientSecret,
      code,
    });
    const { access_token: botToken, bot_user_id: botUserId, team, enterprise } = granted;
    const owner = granted.is_enterprise_install === true ? enterprise : team;
    if (botToken === undefined || botUserId === undefined || owner?.id === undefined) {
      throw new Error('the grant is incomplete');
    }
    const teamName = owner.name ?? owner.id;
    await installations.save(owner.id, { botToken, botUserId, teamName });
    await departures.returned(TENANT_PREFIX + owner.id);
    log.info({ workspace: owner.id }, 'Slack: a workspace installed the app');
    sendPage(response, 200, 'Installed', `Broadsheet is in ${teamName}. Open it in Slack and say hello.`);
  } catch (error) {
    log.warn({ cause: describeTrouble(troubleOf(error)) }, 'Slack: an installation failed');
    const words = 'Slack did not complete the installation. Open /slack/install to try again.';
    sendPage(response, 502, 'Not installed', words);
  }
}
