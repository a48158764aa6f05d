import { randomBytes } from 'node:crypto';
import {
  type Check,
  failed,
  MOST_OF_A_KIND,
  notLookedAt,
  ok,
  unknown,
  warning,
} from '../../core/doctor/check.ts';
import { type DigestFacts, type DigestPlace, digestsNamed } from '../../core/doctor/places.ts';
import type { Collection, Installation } from '../../core/ports/store.ts';
import { type AboutToken, type AskSlack, aboutToken, createAskSlack } from './doctor-ask.ts';
import { channelCheck } from './doctor-channels.ts';
import { clientCheck, setupChecks, signingSecretCheck } from './doctor-setup.ts';
import { appTokenChecks, botTokenFinding, scopesFinding, slackTokenChecks } from './doctor-tokens.ts';
import { createInstallationStore, type InstallationStore } from './installation-store.ts';
import type { SlackParts } from './parts.ts';
import { textOf } from './payload.ts';
import { TENANT_PREFIX, tenantId, tenantOf } from './people.ts';
import { createSealer } from './sealed.ts';

export interface SlackDoctorParts extends Pick<SlackParts, 'settings' | 'now'> {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** `null` where the data cannot be read. */
  digests: DigestFacts | null;
  installations: Collection<Installation> | null;
}

/** What may keep Broadsheet from working on Slack, looked at without posting, joining or changing anything. */
export async function slackChecks(parts: SlackDoctorParts): Promise<Check[]> {
  const { settings } = parts;
  const ask = createAskSlack(parts);
  const places = (parts.digests?.places ?? []).filter(({ tenant }) => tenant.startsWith(TENANT_PREFIX));
  const { transport, tenancy } = settings;
  const bot =
    tenancy.kind === 'one' ? { token: tenancy.botToken, about: aboutToken(ask, tenancy.botToken) } : null;
  const ofTransport =
    transport.kind === 'socket'
      ? appTokenChecks(ask, transport.appToken, bot)
      : [signingSecretCheck(transport.signingSecret)];
  const setup = setupChecks(lastDirect(parts.digests), settings.commandPrefix);
  if (bot !== null)
    return [
      ...slackTokenChecks(bot.token, bot.about),
      ...ofTransport,
      ...setup,
      ...limited(places, (place) => onlyIn(bot.about, place, channelCheck(ask, bot.token, place))),
    ];
  if (tenancy.kind === 'one') return [];
  return [
    clientCheck(ask, tenancy),
    ...ofTransport,
    ...setup,
    ...(await workspaceChecks(ask, parts, tenancy.secretKey, places)),
  ];
}

/** Each workspace that installed the app: its token opens, works and may do what is needed. */
async function workspaceChecks(
  ask: AskSlack,
  { installations: records, now }: SlackDoctorParts,
  secretKey: string,
  places: readonly DigestPlace[],
): Promise<Check[]> {
  if (records === null) return [];
  const sealer = createSealer(secretKey, randomBytes);
  const installations = createInstallationStore({ records, sealer, now });
  const ids: string[] = [];
  for await (const [id] of records.all()) ids.push(id);
  const shown = ids.slice(0, MOST_OF_A_KIND);
  const rest = ids.length - shown.length;
  return [
    ...shown.map((id) => workspaceCheck(ask, installations, id)),
    ...(rest === 0 ? [] : [notLookedAt('slack workspaces', rest, 'workspaces')]),
    ...limited(places, (place) => ({
      name: `slack channel ${place.channel}`,
      run: async (signal) => {
        const grant = await installations.find(tenantId(place.tenant)).catch(() => null);
        if (grant === null) return foreign(place, 'the app is not installed there');
        return channelCheck(ask, grant.botToken, place).run(signal);
      },
    })),
  ];
}

function workspaceCheck(ask: AskSlack, installations: InstallationStore, id: string): Check {
  return {
    name: `slack workspace ${id}`,
    run: async (signal) => {
      const grant = await installations.find(id).catch(() => 'sealed' as const);
      if (grant === 'sealed')
        return failed(
          'SECRET_KEY does not open its token.',
          'Set the key it was installed with, or let the workspace install again.',
        );
      if (grant === null) return unknown('It was removed meanwhile.', 'Run doctor again.');
      const again = 'Let the workspace install the app again, through /slack/install.';
      const { answer } = await ask('auth.test', grant.botToken, {}, signal);
      const token = botTokenFinding(grant.botToken, answer, again);
      if (token.state !== 'ok') return token;
      const scopes = scopesFinding(answer);
      if (scopes.state === 'failed') return failed(`${token.words} ${scopes.words}`, again);
      return ok(token.words);
    },
  };
}

/** A digest of a workspace the one token does not belong to is nobody's to post. */
function onlyIn(about: AboutToken, place: DigestPlace, check: Check): Check {
  return {
    ...check,
    run: async (signal) => {
      const { answer } = await about(signal);
      if (answer.kind !== 'ok')
        return unknown('Not known, since the bot token does not work.', 'Mend the bot token first.');
      const { team_id: team, enterprise_id: enterprise } = answer.fields;
      const origin = { teamId: textOf(team), enterpriseId: textOf(enterprise) || undefined };
      const ours = [false, true].map((isEnterpriseInstall) => tenantOf({ ...origin, isEnterpriseInstall }));
      return ours.includes(place.tenant)
        ? check.run(signal)
        : foreign(place, 'SLACK_BOT_TOKEN is of another workspace');
    },
  };
}

function foreign(place: DigestPlace, why: string) {
  return warning(
    `It is in the workspace ${tenantId(place.tenant)}, and ${why}: ${digestsNamed(place)} cannot be posted.`,
    'Install the app there again, or leave the digest: what is due is told as failed.',
  );
}

function limited(places: readonly DigestPlace[], check: (place: DigestPlace) => Check): Check[] {
  const shown = places.slice(0, MOST_OF_A_KIND);
  const rest = places.length - shown.length;
  return [...shown.map(check), ...(rest === 0 ? [] : [notLookedAt('slack channels', rest, 'channels')])];
}

function lastDirect(digests: DigestFacts | null) {
  const facts = [...(digests?.lastDirect ?? [])].filter(([tenant]) => tenant.startsWith(TENANT_PREFIX));
  return facts.map(([, fact]) => fact).toSorted((a, b) => b.at.localeCompare(a.at))[0] ?? null;
}
