import { type APIApplication, TeamMemberMembershipState, TeamMemberRole } from 'discord.js';
import { callSaid } from '../../core/command/call-said.ts';
import type { Command } from '../../core/command/command.ts';
import type { Person } from '../../core/person.ts';
import type { Log } from '../../core/ports/log.ts';
import type { Inbound } from '../../core/ports/platform.ts';
import { causeOf } from './failures.ts';

/** Who runs this bot, as Discord knows them. */
export interface Operators {
  /** `false` while Discord cannot be asked. */
  has(userId: string): Promise<boolean>;
}

type Owned = Partial<Pick<APIApplication, 'owner' | 'team'>>;

const KEPT_MS = 10 * 60_000;

/** `read` asks for the application (Developer documentation, "Get Current Application"); its answer is kept for a while. */
export function createOperators(parts: { read(): Promise<unknown>; nowMs(): number; log: Log }): Operators {
  let known: { ids: Set<string>; untilMs: number } | null = null;
  return {
    async has(userId) {
      if (known === null || parts.nowMs() > known.untilMs) known = await ask();
      return known?.ids.has(userId) ?? false;
    },
  };

  async function ask() {
    try {
      const ids = operatorsOf((await parts.read()) as Owned);
      return { ids: new Set(ids), untilMs: parts.nowMs() + KEPT_MS };
    } catch (error) {
      parts.log.warn(causeOf(error), 'Discord did not say who owns the application');
      return null;
    }
  }
}

/** The application's owner; where a team has it, its owner and the admins among its members. */
function operatorsOf({ owner, team }: Owned): string[] {
  if (team === null || team === undefined) return owner === undefined ? [] : [owner.id];
  const admins = team.members.filter(
    ({ membership_state: state, role }) =>
      state === TeamMemberMembershipState.Accepted && role === TeamMemberRole.Admin,
  );
  return [team.owner_user_id, ...admins.map(({ user }) => user.id)];
}

/**
 * The person as `admin` where they run this bot and what they ask is for admins: no server's own rights are touched.
 * Asked for only then.
 */
export async function withOperator(
  { commands, operators }: { commands: readonly Command[]; operators: Operators },
  inbound: Inbound,
): Promise<Person> {
  const { person } = inbound;
  if (!isForAdmins(commands, inbound)) return person;
  return (await operators.has(person.id)) ? { ...person, access: 'admin' } : person;
}

function isForAdmins(commands: readonly Command[], inbound: Inbound): boolean {
  try {
    const { route: path } = callSaid(commands, inbound);
    return commands.some(({ routes }) =>
      routes.some((each) => each.path === path && each.access === 'admin'),
    );
  } catch {
    // The desk says what is wrong with it.
    return false;
  }
}
