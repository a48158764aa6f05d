import {
  type APIInteraction,
  type APIUser,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import type { Access, Person, Place } from '../../core/person.ts';

/** Everything said outside a server that took Broadsheet in is kept under this. */
const OUTSIDE_SERVERS = 'discord:dm';

const RULES_THE_SERVER = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator;

const THREADS: readonly number[] = [
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
];

export interface Asker {
  person: Person;
  place: Place;
}

/** Who set an interaction off, and where. */
export function askerOf(interaction: APIInteraction): Asker {
  const { member, user } = interaction;
  const server = serverOf(interaction);
  const alone = isAlone(interaction);
  const permissions = server === null ? 0n : BigInt(member?.permissions ?? '0');
  const access = alone ? 'host' : accessFrom(permissions);
  return {
    person: personOf(member?.user ?? user, member?.nick ?? null, server, access),
    place: {
      kind: alone ? 'dm' : 'channel',
      id: placeOf(interaction),
    },
  };
}

/** What is said in a thread is said in its channel: votes and digests belong there. */
function placeOf({ channel, channel_id: id }: APIInteraction): string {
  const isThread = channel !== undefined && THREADS.includes(channel.type ?? -1);
  const parent = isThread && 'parent_id' in channel ? channel.parent_id : null;
  return parent ?? channel?.id ?? id ?? '';
}

/** What everything kept about people of a server is kept under. */
export function serverTenant(server: string): string {
  return `discord:${server}`;
}

/** A person by their own name in this server, their shown name or their user name. */
export function personOf(
  user: Pick<APIUser, 'id' | 'username' | 'global_name'> | undefined,
  nick: string | null,
  server: string | null,
  access: Access,
): Person {
  return {
    tenant: server === null ? OUTSIDE_SERVERS : serverTenant(server),
    id: user?.id ?? '',
    name: nick ?? user?.global_name ?? user?.username ?? '',
    access,
  };
}

/**
 * Whoever may manage the server is host of its channels, as everyone is in their own chat with the bot. Nobody is
 * `admin` by what a server says: the library is shared by all of them, and so is the operator's affair (operators.ts).
 */
export function accessFrom(permissions: bigint): Access {
  return (permissions & RULES_THE_SERVER) === 0n ? 'everyone' : 'host';
}

/** Nobody else reads along: the person's chat with the bot. */
export function isAlone({ context, guild_id }: Pick<APIInteraction, 'context' | 'guild_id'>): boolean {
  return context === undefined ? guild_id === undefined : context === InteractionContextType.BotDM;
}

/**
 * The server the interaction belongs to; `null` outside servers, and in a server that never took Broadsheet in
 * but where a person brought it along: what its managers may do there they may not do here.
 */
function serverOf({ guild_id, authorizing_integration_owners: owners }: APIInteraction): string | null {
  if (guild_id === undefined) return null;
  const byPerson = owners?.[ApplicationIntegrationType.UserInstall] !== undefined;
  const byServer = owners?.[ApplicationIntegrationType.GuildInstall] !== undefined;
  return byPerson && !byServer ? null : guild_id;
}
