import { PermissionFlagsBits as BITS, ChannelType } from 'discord.js';
import { type Check, type Finding, failed, ok, unknown, warning } from '../../core/doctor/check.ts';
import { type DigestPlace, digestsNamed } from '../../core/doctor/places.ts';
import type { AskDiscord, DiscordAnswer } from './doctor-ask.ts';
import {
  type ChannelFacts,
  channelFacts,
  fieldsOf,
  listOf,
  memberFacts,
  serverFacts,
  textOf,
} from './doctor-facts.ts';
import { type MemberFacts, permissionsAt, type ServerFacts, whyMissing } from './doctor-permissions.ts';

const THREADS: readonly number[] = [
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
];
const WITH_THREADS: readonly number[] = [ChannelType.GuildText, ChannelType.GuildAnnouncement];
const WITHOUT_MESSAGES: readonly number[] = [
  ChannelType.GuildForum,
  ChannelType.GuildMedia,
  ChannelType.GuildCategory,
];

/** As Discord's own settings name them. */
const NAMES: readonly [bigint, string][] = [
  [BITS.ViewChannel, 'View Channel'],
  [BITS.SendMessages, 'Send Messages'],
  [BITS.SendMessagesInThreads, 'Send Messages in Threads'],
  [BITS.CreatePublicThreads, 'Create Public Threads'],
  [BITS.ReadMessageHistory, 'Read Message History'],
  [BITS.AttachFiles, 'Attach Files'],
  [BITS.MentionEveryone, 'Mention Everyone'],
];

const LATER = 'Run doctor again later.';

/** Whether the bot may do in a channel what its digests need there. The channels of a server are read once. */
export function channelCheck(ask: AskDiscord, place: DigestPlace, now: () => Date): Check {
  const server = place.tenant.slice('discord:'.length);
  return {
    name: `discord channel ${place.channel}`,
    async run(signal) {
      const self = await ask.get('/users/@me', signal);
      if (self.kind !== 'ok')
        return unknown('Not known, since the token does not work.', 'Mend the token first.');
      const botId = textOf(fieldsOf(self.json).id);
      const [guild, member, channels] = await Promise.all([
        ask.get(`/guilds/${server}`, signal),
        ask.get(`/guilds/${server}/members/${botId}`, signal),
        ask.get(`/guilds/${server}/channels`, signal),
      ]);
      for (const answer of [guild, member, channels]) {
        const problem = serverProblem(answer, place);
        if (problem !== null) return problem;
      }
      const listed = channels.kind === 'ok' ? listOf(channels.json).map(channelFacts) : [];
      const found = listed.find(({ id }) => id === place.channel) ?? (await threadOf(ask, place, signal));
      if (found === null)
        return failed(
          `There is no such channel in the server any more (${digestsNamed(place)}).`,
          'Subscribe again in the right channel: /digest subscribe there, /digest unsubscribe for the old one.',
        );
      if ('away' in found) return unknown(`Not known, since Discord ${found.away}.`, LATER);
      const facts = serverFacts(guild.kind === 'ok' ? guild.json : null);
      const bot = memberFacts(botId, member.kind === 'ok' ? member.json : null);
      const settings = THREADS.includes(found.type)
        ? (listed.find(({ id }) => id === found.parentId) ?? found)
        : found;
      return rightsFinding(place, found, { server: facts, bot, settings, now: now() });
    },
  };
}

/** A thread is in no list of channels, and has the settings of the one above. */
async function threadOf(
  ask: AskDiscord,
  place: DigestPlace,
  signal: AbortSignal,
): Promise<ChannelFacts | { away: string } | null> {
  const answer = await ask.get(`/channels/${place.channel}`, signal);
  if (answer.kind === 'ok') return channelFacts(answer.json);
  return answer.kind === 'away' ? { away: answer.why } : null;
}

function serverProblem(answer: DiscordAnswer, place: DigestPlace): Finding | null {
  if (answer.kind === 'ok') return null;
  if (answer.kind === 'away') return unknown(`Not known, since Discord ${answer.why}.`, LATER);
  if (answer.status === 403 || answer.status === 404)
    return failed(
      `The bot is not in the server of this channel (${digestsNamed(place)}).`,
      'Install it there again by the link under “discord install link”, then /digest resume.',
    );
  return unknown(`Not known: Discord refuses to tell (status ${answer.status}).`, 'Mend the token first.');
}

interface Standing {
  server: ServerFacts & { name: string };
  bot: MemberFacts;
  settings: ChannelFacts;
  now: Date;
}

function rightsFinding(
  place: DigestPlace,
  channel: ChannelFacts,
  { server, bot, settings, now }: Standing,
): Finding {
  const name = `#${channel.name} in ${server.name}`;
  const digests = digestsNamed(place);
  if (WITHOUT_MESSAGES.includes(channel.type))
    return failed(
      `${name} takes no messages by its kind (${digests}).`,
      'Subscribe in a text channel instead.',
    );
  if (channel.isLocked)
    return failed(`${name} is a locked thread (${digests}).`, 'Unlock it, or subscribe in its channel.');
  const bits = permissionsAt(server, bot, settings.overwrites, now);
  const missing = neededIn(channel).filter((bit) => (bits & bit) === 0n);
  const isSilenced = bot.silencedUntil !== null && Date.parse(bot.silencedUntil) > now.getTime();
  if (missing.length > 0 && isSilenced)
    return failed(
      `An admin has put the bot in a time-out until ${bot.silencedUntil} (${digests}).`,
      `Take the time-out from the bot in the members of ${server.name}.`,
    );
  // Without the right to see a channel the others do not count.
  const told = missing.includes(BITS.ViewChannel) ? [BITS.ViewChannel] : missing;
  if (told.length > 0) {
    const words = told.map((bit) => `${nameOf(bit)} (${whyMissing(bit, server, bot, settings.overwrites)})`);
    return failed(
      `The bot lacks in ${name}: ${words.join(', ')}; needed for ${digests}.`,
      `In Discord: Edit Channel → Permissions → add the bot’s role → allow ${told.map(nameOf).join(', ')}.`,
    );
  }
  if (place.mentions && (bits & BITS.MentionEveryone) === 0n)
    return warning(
      `The bot may post in ${name}, but lacks Mention Everyone: a digest that calls people calls nobody.`,
      'Edit Channel → Permissions → the bot’s role → allow Mention Everyone, or edit the digest.',
    );
  return ok(`All rights are there in ${name} (${digests}).`);
}

function neededIn({ type }: ChannelFacts): bigint[] {
  const reading = [BITS.ViewChannel, BITS.ReadMessageHistory, BITS.AttachFiles];
  if (THREADS.includes(type)) return [...reading, BITS.SendMessagesInThreads];
  if (!WITH_THREADS.includes(type)) return [...reading, BITS.SendMessages];
  return [...reading, BITS.SendMessages, BITS.SendMessagesInThreads, BITS.CreatePublicThreads];
}

function nameOf(bit: bigint): string {
  return NAMES.find(([each]) => each === bit)?.[1] ?? 'a right';
}
