import { PermissionFlagsBits as BITS, OverwriteType } from 'discord.js';

/** What a server and a channel say of rights, as Discord hands it out. */
export interface RoleFacts {
  id: string;
  name: string;
  permissions: bigint;
}

export interface Overwrite {
  /** A role's or a member's id. */
  id: string;
  type: number;
  allow: bigint;
  deny: bigint;
}

export interface MemberFacts {
  id: string;
  roles: readonly string[];
  /** ISO instant until which an admin has silenced the bot; `null` where nobody has. */
  silencedUntil: string | null;
}

export interface ServerFacts {
  id: string;
  ownerId: string;
  roles: readonly RoleFacts[];
}

const ALL = Object.values(BITS).reduce((all, bit) => all | bit, 0n);

/** What is left to a member in a time-out (Developer documentation, "Permissions for Timed Out Members"). */
const WHILE_SILENCED = BITS.ViewChannel | BITS.ReadMessageHistory;

/** What nothing can be done without, however it is granted ("Implicit Permissions"). */
const NEEDS_VIEW = BITS.ViewChannel;

/**
 * The rights of a member in a channel, in the order Discord applies them (Developer documentation, "Permission
 * Hierarchy" and "Permission Overwrites"): the server's owner and administrators have all; else what everyone and
 * the roles have, then the channel's settings for everyone, for all roles together, and for the member.
 */
export function permissionsAt(
  server: ServerFacts,
  member: MemberFacts,
  overwrites: readonly Overwrite[],
  now: Date,
): bigint {
  if (server.ownerId === member.id) return ALL;
  const base = basePermissions(server, member);
  if ((base & BITS.Administrator) !== 0n) return ALL;
  const bits = withOverwrites(base, server, member, overwrites);
  const isSilenced = member.silencedUntil !== null && Date.parse(member.silencedUntil) > now.getTime();
  const left = isSilenced ? bits & WHILE_SILENCED : bits;
  return (left & NEEDS_VIEW) === 0n ? 0n : left;
}

/** Who takes a right away in a channel, for the words: a setting of the channel by its role, or nobody grants it. */
export function whyMissing(
  bit: bigint,
  server: ServerFacts,
  member: MemberFacts,
  overwrites: readonly Overwrite[],
): string {
  const bears = ({ id, type }: Overwrite) =>
    type === OverwriteType.Member ? id === member.id : id === server.id || member.roles.includes(id);
  const denying = overwrites.filter((each) => bears(each) && (each.deny & bit) !== 0n);
  // The last that is applied decides.
  const last =
    denying.find(({ type }) => type === OverwriteType.Member) ??
    denying.find(({ id }) => id !== server.id) ??
    denying[0];
  if (last === undefined) return 'no role of the bot grants it';
  if (last.type === OverwriteType.Member) return 'the channel denies it to the bot';
  const role = server.roles.find(({ id }) => id === last.id)?.name ?? 'a role';
  return `the channel denies it to ${role}`;
}

function basePermissions(server: ServerFacts, member: MemberFacts): bigint {
  return server.roles
    .filter(({ id }) => id === server.id || member.roles.includes(id))
    .reduce((bits, { permissions }) => bits | permissions, 0n);
}

function withOverwrites(
  base: bigint,
  server: ServerFacts,
  member: MemberFacts,
  overwrites: readonly Overwrite[],
): bigint {
  const everyone = overwrites.filter(({ id, type }) => type === OverwriteType.Role && id === server.id);
  const roles = overwrites.filter(({ id, type }) => type === OverwriteType.Role && member.roles.includes(id));
  const own = overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === member.id);
  return [everyone, roles, own].reduce((bits, level) => {
    const deny = level.reduce((all, each) => all | each.deny, 0n);
    const allow = level.reduce((all, each) => all | each.allow, 0n);
    return (bits & ~deny) | allow;
  }, base);
}
