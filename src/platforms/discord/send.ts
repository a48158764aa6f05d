import type { RawFile } from 'discord.js';
import { type DiscordMessage, EPHEMERAL, IS_COMPONENTS_V2 } from './render/index.ts';

/** A message as the REST API takes it, with its files beside it. */
export interface Outgoing {
  body: Record<string, unknown>;
  files: RawFile[];
}

/** A message of its own: `ephemeral` shows it to the asker alone. */
export function newMessage(message: DiscordMessage, ephemeral: boolean): Outgoing {
  const { body, files } = changedMessage(message);
  const flags = ephemeral ? message.flags | EPHEMERAL : message.flags;
  const { attachments, ...rest } = body;
  return { body: { ...rest, flags, ...(files.length === 0 ? {} : { attachments }) }, files };
}

/** What takes a message's place: files it had are gone unless they are sent again. */
export function changedMessage({ flags, components, allowed_mentions, files }: DiscordMessage): Outgoing {
  return {
    body: {
      flags,
      components,
      allowed_mentions,
      attachments: files.map(({ name }, index) => ({ id: String(index), filename: name })),
    },
    files: files.map(({ name, mediaType, content }) => ({
      name,
      contentType: mediaType,
      data: typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content),
    })),
  };
}

/** Plain text in the newer kind of message, so that it can take the place of any of ours. */
export function plainMessage(content: string): DiscordMessage {
  return {
    flags: IS_COMPONENTS_V2,
    components: [{ type: 17, accent_color: 0, components: [{ type: 10, content }] }],
    allowed_mentions: { parse: [] },
    files: [],
  };
}
