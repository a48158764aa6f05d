import type { UsersInfoResponse, WebClient } from '@slack/web-api';
import { callSaid } from '../../core/command/call-said.ts';
import type { Command } from '../../core/command/command.ts';

import type { Call } from '../../core/document/document.ts';
import type { Access, Person, Place } from '../../core/person.ts';
import type { Inbound } from '../../core/ports/platform.ts';
import type { Runtime } from './runtime.ts';

type UsersInfoUser = NonNullable<UsersInfoResponse['user']>;

/** What Bolt found out about where a payload comes from. */
export interface Origin {
  teamId?: string | undefined;
  enterpriseId?: string | undefined;
  isEnterpriseInstall: boolean;
}

/** What every tenant of this platform begins with. */
export const TENANT_PREFIX = 'slack:';

/** Everything kept about a person is kept under this: their workspace, or the organisation that installed the app. */
export function tenantOf({ teamId, enterpriseId, isEnterpriseInstall }: Origin): string {
  const id = isEnterpriseInstall ? (enterpriseId ?? teamId) : (teamId ?? enterpriseId);
  return `${TENANT_PREFIX}${id ?? 'unknown'}`;
}

/** The id of the workspace or organisation a tenant stands for; empty for tenants of other platforms. */
export function tenantId(tenant: string): string {
  return tenant.startsWith(TENANT_PREFIX) ? tenant.slice(TENANT_PREFIX.length) : '';
}

/** A person with no more rights than everyone has, until `withAccess` looks. */
export function personOf(origin: Origin, id: string, name: string): Person {
  return { tenant: tenantOf(origin), id, name: name === '' ? id : name, access: 'everyone' };
}

/**
 * The person with the rights Slack gives them, asked for only where what they say may need more than everyone's. An
 * owner or admin of the workspace is `admin`; who manages the channel is `host`. Without an answer nobody gets rights.
 */
export async function withAccess(
  runtime: Runtime,
  client: WebClient,
  { person, place, said, files }: Pick<Inbound, 'person' | 'place' | 'said' | 'files'>,
): Promise<Person> {
  const needed = neededAccess(runtime.commands, files === undefined ? { said } : { said, files });
  if (needed === 'everyone') return person;
  if (await isAdmin(runtime, client, person)) return { ...person, access: 'admin' };
  if (needed === 'admin') return person;
  const isHost =
    place.kind === 'dm' || (await creatorOf(runtime, client, person.tenant, place)) === person.id;
  return isHost ? { ...person, access: 'host' } : person;
}

/** Of a route that its owner may use too, the command itself wants to know more. */
function neededAccess(commands: readonly Command[], heard: Pick<Inbound, 'said' | 'files'>): Access {
  const call = callOf(commands, heard);
  const routes = commands.flatMap((command) => command.routes);
  const route = routes.find(({ path }) => path === call?.route);
  if (route === undefined) return 'everyone';
  return route.access === 'everyone' && route.ownerToo ? 'host' : route.access;
}

async function isAdmin(runtime: Runtime, client: WebClient, person: Person): Promise<boolean> {
  const key = `${person.tenant}:${person.id}`;
  const known = runtime.admins.get(key);
  if (known !== undefined) return known;
  try {
    const { user } = await runtime.caller.call('users.info', 'repeatable', () =>
      client.users.info({ user: person.id }),
    );
    const isAdmin = (user?.is_admin === true || user?.is_owner === true) && belongsTo(person.tenant, user);
    runtime.admins.set(key, isAdmin);
    return isAdmin;
  } catch {
    // Logged by the caller.
    return false;
  }
}

/** In a shared channel there are people of other workspaces, who may be admins over there. */
function belongsTo(tenant: string, user: UsersInfoUser): boolean {
  const { enterprise_id: enterprise, teams = [] } = user.enterprise_user ?? {};
  const isOurs = [user.team_id, enterprise, ...teams].includes(tenantId(tenant));
  return isOurs && user.is_stranger !== true;
}

/**
 * Who made a channel: of its managers the Web API names a bot only this one (others are told by
 * `admin.roles.listAssignments`, to organisation admins). In the app's own direct message its person is the host; of
 * somebody else's Slack tells nothing.
 */
async function creatorOf(
  runtime: Runtime,
  client: WebClient,
  tenant: string,
  { id }: Place,
): Promise<string | null> {
  const key = `${tenant}:${id}`;
  const known = runtime.creators.get(key);
  if (known !== undefined) return known;
  try {
    const { channel } = await runtime.caller.call('conversations.info', 'repeatable', () =>
      client.conversations.info({ channel: id }),
    );
    const creator = channel?.creator ?? '';
    runtime.creators.set(key, creator);
    return creator;
  } catch {
    return null;
  }
}

/** The call that what was said stands for, `null` when it is none: the desk will say what is wrong with it. */
export function callOf(commands: readonly Command[], heard: Pick<Inbound, 'said' | 'files'>): Call | null {
  try {
    return callSaid(commands, heard);
  } catch {
    return null;
  }
}
