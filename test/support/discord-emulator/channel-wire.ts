import { EVERYDAY_PERMISSIONS, type User } from './wire.ts';
import type { Channel, ChannelKind, Guild, World } from './world.ts';

export const CHANNEL_TYPE = {
  text: 0,
  dm: 1,
  voice: 2,
  private: 3,
  announcement: 5,
  thread: 11,
  forum: 15,
} as const satisfies Record<ChannelKind, number>;

/** A channel as Discord hands it out. */
export function wireChannel(world: World, channel: Channel): Record<string, unknown> {
  const common = { id: channel.id, type: CHANNEL_TYPE[channel.kind], last_message_id: null, flags: 0 };
  if (channel.kind === 'dm' || channel.kind === 'private')
    return { ...common, recipients: channel.recipients };
  const inGuild = { ...common, guild_id: channel.guildId, name: channel.name, parent_id: channel.parentId };
  if (channel.kind !== 'thread')
    return {
      ...inGuild,
      position: 0,
      permission_overwrites: overwritesOf(channel),
      nsfw: false,
      topic: null,
    };
  return {
    ...inGuild,
    owner_id: world.bot.id,
    message_count: 0,
    member_count: 1,
    thread_metadata: {
      archived: false,
      auto_archive_duration: 1440,
      archive_timestamp: new Date(world.clock.nowMs()).toISOString(),
      locked: channel.locked,
    },
  };
}

/** A guild as the gateway hands it over after READY. */
export function wireGuild(world: World, guild: Guild): Record<string, unknown> {
  const channels = [...world.channels.values()].filter((each) => each.guildId === guild.id);
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    owner_id: [...guild.members.keys()][0] ?? world.bot.id,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    roles: [everyoneRole(guild), ...(guild.roles ?? []).map(wireRole)],
    emojis: [],
    features: [],
    mfa_level: 0,
    system_channel_flags: 0,
    premium_tier: 0,
    preferred_locale: 'en-US',
    nsfw_level: 0,
    premium_progress_bar_enabled: false,
    stickers: [],
    joined_at: new Date(world.clock.nowMs()).toISOString(),
    large: false,
    unavailable: false,
    member_count: guild.members.size + 1,
    voice_states: [],
    members: [wireMember(world, world.bot)],
    channels: channels.filter((each) => each.kind !== 'thread').map((each) => wireChannel(world, each)),
    threads: channels.filter((each) => each.kind === 'thread').map((each) => wireChannel(world, each)),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

export function wireMember(world: World, user: User): Record<string, unknown> {
  return {
    user,
    nick: null,
    avatar: null,
    roles: [],
    joined_at: new Date(world.clock.nowMs()).toISOString(),
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    communication_disabled_until: null,
  };
}

function overwritesOf({ overwrites = [] }: Channel): Record<string, unknown>[] {
  return overwrites.map(({ allow, deny, ...who }) => ({
    ...who,
    allow: allow.toString(),
    deny: deny.toString(),
  }));
}

function wireRole({ permissions, ...role }: { id: string; name: string; permissions: bigint }) {
  return { ...role, permissions: permissions.toString(), position: 1, managed: false, flags: 0 };
}

function everyoneRole(guild: Guild): Record<string, unknown> {
  return {
    id: guild.id,
    name: '@everyone',
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    position: 0,
    permissions: (guild.everyone ?? EVERYDAY_PERMISSIONS).toString(),
    managed: false,
    mentionable: false,
    flags: 0,
  };
}
