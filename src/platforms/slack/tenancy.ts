import { randomBytes as nodeRandomBytes } from 'node:crypto';
import type { Authorize } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { OperatorError } from '../../core/errors.ts';
import { UNWATCHED, type Departures as Watch } from '../../core/ports/departures.ts';
import type { Log } from '../../core/ports/log.ts';
import { answeringOptions } from './clients.ts';
import { createInstallStates } from './install-state.ts';
import { createInstallationStore, type InstallationStore } from './installation-store.ts';
import type { FindSelf } from './messenger/lines.ts';
import { createOAuth, type OAuth } from './oauth.ts';
import type { SlackParts } from './parts.ts';
import { type Fields, fieldsOf, listOf, textOf } from './payload.ts';
import { TENANT_PREFIX, tenantId, tenantOf } from './people.ts';
import type { Departures } from './register.ts';
import { createSealer } from './sealed.ts';
import { FINAL } from './supervisor.ts';
import { isDeadToken, isRevoked, type Trouble, troubleOf } from './trouble.ts';

/** Which workspaces are served, and by which tokens. */
export interface Tenancy extends Departures {
  authorize: Authorize<boolean>;
  /** Finds out whom the app serves, in words: `Lab of Flowers`, `3 workspaces`. Throws when Slack cannot be asked. */
  identify(): Promise<string>;
  /** Who we are in a tenant, `null` where it is none of ours. Throws when Slack or the store cannot be asked. */
  findSelf: FindSelf;
  /** The tenant of the one workspace that is served; `null` where there may be many. Throws when Slack cannot be asked. */
  onlyTenant(): Promise<string | null>;
  /** `null` where the one token is all there is. */
  oauth: OAuth | null;
}

/** `onLost` is told when the one workspace has taken the token back. */
export function createTenancy(parts: SlackParts, onLost: (code: string) => void): Tenancy {
  const { tenancy } = parts.settings;
  return tenancy.kind === 'one'
    ? oneWorkspace(parts, tenancy.botToken, onLost)
    : manyWorkspaces(parts, tenancy);
}

function oneWorkspace(
  { settings, log, departures = UNWATCHED }: SlackParts,
  botToken: string,
  onLost: (code: string) => void,
): Tenancy {
  let self: OneSelf | null = null;
  let asking: Promise<OneSelf> | null = null;
  return {
    oauth: null,
    authorize: async () => ({
      botToken,
      ...(self === null ? {} : { botUserId: self.botUserId, botId: self.botId }),
    }),
    async identify() {
      try {
        const { team, tenants } = await whoAmI();
        for (const tenant of tenants) await departures.returned(tenant);
        return team;
      } catch (error) {
        const trouble = troubleOf(error);
        if (trouble.kind !== 'refused' || !isDeadToken(trouble)) throw error;
        throw tokenRefused('SLACK_BOT_TOKEN', trouble);
      }
    },
    async findSelf(tenant) {
      const { tenants, botUserId, botId } = await whoAmI();
      if (!tenants.includes(tenant)) return null;
      return { token: botToken, botUserId, botId: botId === '' ? null : botId };
    },
    onlyTenant: async () => (await whoAmI()).tenants[0] ?? null,
    onUninstalled: () => lose('app_uninstalled'),
    async onTokensRevoked(body) {
      if (revokedBots(body).includes(self?.botUserId ?? '')) await lose('token_revoked');
    },
  };

  async function lose(code: string): Promise<void> {
    onLost(code);
    for (const tenant of self?.tenants ?? []) await departures.left(tenant);
  }

  /** Asked once, however many want to know at the same time. */
  async function whoAmI(): Promise<OneSelf> {
    if (self !== null) return self;
    asking ??= askWho(botToken, { apiUrl: settings.apiUrl, log });
    try {
      self = await asking;
      return self;
    } finally {
      asking = null;
    }
  }
}

interface OneSelf {
  botUserId: string;
  botId: string;
  team: string;
  /** The workspace's, and the organisation's where that installed the app. */
  tenants: string[];
}

async function askWho(botToken: string, settings: { apiUrl: string; log: Log }): Promise<OneSelf> {
  const who = await new WebClient(botToken, answeringOptions(settings)).auth.test();
  const { team_id: teamId, enterprise_id: enterpriseId, is_enterprise_install: isWide = false } = who;
  const origin = { teamId, enterpriseId };
  return {
    botUserId: who.user_id ?? '',
    botId: who.bot_id ?? '',
    team: who.team ?? teamId ?? '',
    tenants: [false, ...(isWide ? [true] : [])].map((isEnterpriseInstall) =>
      tenantOf({ ...origin, isEnterpriseInstall }),
    ),
  };
}

function manyWorkspaces(
  parts: SlackParts,
  tenancy: Extract<SlackParts['settings']['tenancy'], { kind: 'many' }>,
): Tenancy {
  const { settings, log, now, randomBytes = nodeRandomBytes, departures = UNWATCHED } = parts;
  if (parts.installations === null) throw new Error('many workspaces need a place to keep installations in');
  const sealer = createSealer(tenancy.secretKey, randomBytes);
  const installations = createInstallationStore({ records: parts.installations, sealer, now });
  const states = createInstallStates({ secret: tenancy.stateSecret, now, randomBytes });
  return {
    oauth: createOAuth({ client: tenancy, apiUrl: settings.apiUrl, states, installations, departures, log }),
    async authorize({ teamId, enterpriseId, isEnterpriseInstall }) {
      const id = (isEnterpriseInstall ? enterpriseId : teamId) ?? '';
      const grant = id === '' ? null : await installations.find(id);
      if (grant === null) throw new Error(`the app is not installed in ${id === '' ? 'this workspace' : id}`);
      return { botToken: grant.botToken, botUserId: grant.botUserId };
    },
    async findSelf(tenant) {
      const grant = await installations.find(tenantId(tenant));
      return grant === null ? null : { token: grant.botToken, botUserId: grant.botUserId, botId: null };
    },
    onlyTenant: async () => null,
    async identify() {
      const count = await installations.count();
      return count === 1 ? '1 workspace' : `${count} workspaces`;
    },
    async onUninstalled(body) {
      if (await forget(installations, departures, fieldsOf(body))) {
        log.info({ workspace: ownerOf(fieldsOf(body)) }, 'Slack: a workspace uninstalled the app');
      }
    },
    async onTokensRevoked(body) {
      const grant = await installations.find(ownerOf(fieldsOf(body))).catch(() => null);
      if (grant !== null && !revokedBots(body).includes(grant.botUserId)) return;
      if (await forget(installations, departures, fieldsOf(body))) {
        log.info({ workspace: ownerOf(fieldsOf(body)) }, 'Slack: a workspace took the token back');
      }
    },
  };
}

/** Names the variable to set, as an operator needs it. */
export function tokenRefused(variable: string, trouble: Trouble): OperatorError {
  const code = isRevoked(trouble) ? FINAL : 'slack-token-refused';
  const why = trouble.kind === 'refused' ? trouble.code : trouble.kind;
  return new OperatorError(code, `token refused (${why}): set ${variable}`);
}

/** An event that comes after a new installation is about the one before. */
async function forget(installations: InstallationStore, departures: Watch, body: Fields): Promise<boolean> {
  const happenedAt = new Date(Number(body.event_time) * 1000 + 999);
  const removed = await installations.remove(ownerOf(body), happenedAt);
  if (removed) await departures.left(TENANT_PREFIX + ownerOf(body));
  return removed;
}

function ownerOf(body: Fields): string {
  const [authorization] = listOf(body.authorizations);
  const isWide = authorization?.is_enterprise_install === true || body.is_enterprise_install === true;
  const enterprise = textOf(authorization?.enterprise_id) || textOf(body.enterprise_id);
  return isWide && enterprise !== '' ? enterprise : textOf(body.team_id);
}

function revokedBots(body: unknown): unknown[] {
  const { bot } = fieldsOf(fieldsOf(fieldsOf(body).event).tokens);
  return Array.isArray(bot) ? bot : [];
}
