import type { APIInteraction, GatewayMessageCreateDispatchData } from 'discord.js';
import { isSnowflake } from './messenger/snowflake.ts';

/**
 * Whether what an interaction is answered by, and kept under, is there and shaped as Discord shapes it. What is missing
 * would be sent back to Discord as it is, or make one person of many.
 */
export function isAnswerable(interaction: APIInteraction): boolean {
  const {
    id,
    token,
    member,
    user,
    channel_id: channel,
    guild_id: guild,
  } = Object(interaction) as Partial<APIInteraction>;
  const isSomebody = isId(member?.user?.id ?? user?.id);
  return isId(id) && isText(token) && isSomebody && isIdOrNone(channel) && isIdOrNone(guild);
}

/** The same of a message somebody wrote. */
export function isReadable(message: GatewayMessageCreateDispatchData): boolean {
  const {
    id,
    content,
    author,
    channel_id: channel,
    guild_id: guild,
  } = Object(message) as Partial<GatewayMessageCreateDispatchData>;
  return isId(id) && typeof content === 'string' && isId(author?.id) && isId(channel) && isIdOrNone(guild);
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && isSnowflake(value);
}

function isIdOrNone(value: unknown): boolean {
  return value === undefined || value === null || isId(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
