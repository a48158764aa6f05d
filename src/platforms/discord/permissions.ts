import { type Client, PermissionFlagsBits } from 'discord.js';

/**
 * The permission bits of a member by the roles they bear, from what the gateway told of the server; the owner has
 * all. Messages, unlike interactions, come without them. 0 for a server that is not known.
 */
export function permissionsIn(
  client: Client,
  guildId: string,
  userId: string,
  roleIds: readonly string[],
): bigint {
  const guild = client.guilds.cache.get(guildId);
  if (guild === undefined) return 0n;
  if (guild.ownerId === userId) return PermissionFlagsBits.Administrator;
  // The role of everyone has the server's own id.
  return [guildId, ...roleIds].reduce(
    (bits, id) => bits | (guild.roles.cache.get(id)?.permissions.bitfield ?? 0n),
    0n,
  );
}
