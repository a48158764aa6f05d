import type { WebClient } from '@slack/web-api';
import type { Command } from '../../core/command/command.ts';
import { parseLine } from '../../core/command/parse-line.ts';
import type { Call } from '../../core/document/document.ts';
import type { Access, Person } from '../../core/person.ts';
import type { Inbound } from '../../core/ports/platform.ts';
import type { Runtime } from './runtime.ts';

/** What Bolt found out about where a payload comes from. */
export interface Origin {
  teamId?: string | undefined;
  enterpriseId?: string | undefined;
  isEnterpriseInstall: boolean;
}

/** Everything kept about a person is kept under this: their workspace, or the organisation that installed the app. */
export function tenantOf({ teamId, enterpriseId, isEnterpriseInstall }: Origin): string {
  const id = isEnterpriseInstall ? (enterpriseId ?? teamId) : (teamId ?? enterpriseId);
  return `slack:${id ?? 'unknown'}`;
}

/** A person with no more rights than everyone has, until `withAccess` looks. */
export function personOf(origin: Origin, id: string, name: string): Person {
  return { tenant: tenantOf(origin), id, name: name === '' ? id : name, access: 'everyone' };
}

/** The person with the rights Slack gives them, asked for only where what they say needs more than everyone's. */
export async function withAccess(
  runtime: Runtime,
  client: WebClient,
  person: Person,
  said: Inbound['said'],
): Promise<Person> {
  if (neededAccess(runtime.commands, said) === 'everyone') return person;
  const key = `${person.tenant}:${person.id}`;
  const known = runtime.access.get(key);
  if (known !== undefined) return { ...person, access: known };
  try {
    const { user } = await runtime.caller.call('users.info', 'repeatable', () =>
      client.users.info({ user: person.id }),
    );
    const isAdmin = user?.is_admin === true || user?.is_owner === true;
    const access: Access = isAdmin ? 'admin' : 'everyone';
    runtime.access.set(key, access);
    return { ...person, access };
  } catch {
    // Logged by the caller; without an answer nobody gets rights.
    return person;
  }
}

function neededAccess(commands: readonly Command[], said: Inbound['said']): Access {
  const call = said.kind === 'call' ? said.call : callOf(commands, said.text);
  const routes = commands.flatMap((command) => command.routes);
  return routes.find((route) => route.path === call?.route)?.access ?? 'everyone';
}

/** The call a typed line stands for, `null` when it is none: the desk will say what is wrong with it. */
export function callOf(commands: readonly Command[], line: string): Call | null {
  try {
    return parseLine(commands, line);
  } catch {
    return null;
  }
}
