import type { AddressInfo } from 'node:net';
import { wireGuild } from './channel-wire.ts';
import type { EmulatorClock } from './clock.ts';
import { createFaults, type Faults } from './faults.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { createLimits, type Limits } from './limits.ts';
import { createPerson, type Person } from './person.ts';
import { createRest, type PayloadCheck, type SeenRequest } from './rest.ts';
import { ok, type Route } from './route.ts';
import { type Seen, visibleTo } from './visible.ts';
import { EVERYDAY_PERMISSIONS, INTENT } from './wire.ts';
import {
  addChannel,
  type Channel,
  type ChannelKind,
  createWorld,
  type Guild,
  namedUser,
  type World,
} from './world.ts';

export interface DiscordEmulator {
  world: World;
  /** Base of the REST API, without a version. */
  url: string;
  gateway: Gateway;
  faults: Faults;
  limits: Limits;
  /** Every request, in order. */
  requests: SeenRequest[];
  /** What was refused by the payload rules. */
  problems: string[];
  /** What an installation would be told of the API's limits on new sessions. */
  sessionStarts: { total: number; remaining: number; reset_after: number; max_concurrency: number };
  guild(name: string, settings?: { botIsMember?: boolean }): Guild;
  channel(guild: Guild, name: string, botPermissions?: bigint, kind?: ChannelKind): Channel;
  /** A chat between people the bot has no part in. */
  privateChat(): Channel;
  person(name: string): Person;
  join(guild: Guild, person: Person, permissions?: bigint): void;
  visible(channel: Channel, person: Person): Seen[];
  /** The requests of one route: `POST /channels/:channel/messages`. */
  requestsTo(route: string): SeenRequest[];
  until: World['until'];
  stop(): Promise<void>;
}

export interface EmulatorSettings {
  clock?: EmulatorClock;
  heartbeatIntervalMs?: number;
  check: PayloadCheck;
  /**
   * For thousands of posts: payloads are not checked, requests are kept without their bodies, and the bot is not told
   * of its own messages over the gateway.
   */
  light?: boolean;
}

/** A small Discord of our own on the loopback address. */
export async function startDiscord(settings: EmulatorSettings): Promise<DiscordEmulator> {
  const { heartbeatIntervalMs = 41_250, light = false } = settings;
  const check = light ? () => [] : settings.check;
  const world = createWorld(settings.clock);
  world.light = light;
  const keeper = createLimits(() => world.clock.nowMs());
  const faults = createFaults();
  const requests: SeenRequest[] = [];
  const sessionStarts = { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: 1 };
  let port = 0;
  const gatewayUrl = () => `ws://127.0.0.1:${port}/gateway`;
  const extra: Route[] = [
    {
      name: 'GET /gateway/bot',
      run: () => ok({ url: gatewayUrl(), shards: 1, session_start_limit: sessionStarts }),
    },
    { name: 'GET /gateway', open: true, run: () => ok({ url: gatewayUrl() }) },
  ];
  const server = createRest({ world, faults, keeper, seen: requests, extra, check });
  const gateway = createGateway(world, server, { heartbeatIntervalMs, url: gatewayUrl });
  world.dispatch = (event, data, intent) => {
    gateway.dispatch(event, data, intent);
    world.changed();
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  world.filesUrl = `http://127.0.0.1:${port}`;

  return {
    world,
    url: `http://127.0.0.1:${port}/api`,
    gateway,
    faults,
    limits: keeper.limits,
    requests,
    problems: world.problems,
    sessionStarts,
    guild: (name, { botIsMember = true } = {}) => {
      const guild: Guild = { id: world.makeId(), name, botIsMember, members: new Map() };
      world.guilds.set(guild.id, guild);
      if (botIsMember) world.dispatch('GUILD_CREATE', wireGuild(world, guild), INTENT.guilds);
      return guild;
    },
    channel: (guild, name, botPermissions = EVERYDAY_PERMISSIONS, kind = 'text') => {
      const channel = addChannel(world, { kind, name, guildId: guild.id, botPermissions });
      if (guild.botIsMember && !light) world.dispatch('GUILD_CREATE', wireGuild(world, guild), INTENT.guilds);
      return channel;
    },
    privateChat: () => addChannel(world, { kind: 'private' }),
    person: (name) => {
      const user = namedUser(world.makeId(), name);
      world.users.set(user.id, user);
      return createPerson(world, user);
    },
    join: (guild, person, permissions = EVERYDAY_PERMISSIONS) => {
      guild.members.set(person.user.id, permissions);
    },
    visible: (channel, person) => visibleTo(world, channel, person.user),
    requestsTo: (route) => requests.filter((request) => request.route === route),
    until: world.until,
    stop: async () => {
      await gateway.end();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
