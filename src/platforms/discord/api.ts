import { type REST, Routes } from 'discord.js';
import type { Outgoing } from './send.ts';

/** Where an interaction is answered: the two values Discord gave for it. */
export interface InteractionKey {
  id: string;
  token: string;
}

/** The first answer to an interaction, by Discord's "Interaction Callback Type". */
export type FirstAnswer =
  | { kind: 'message'; message: Outgoing }
  /** A message is to come; shown as "thinking". */
  | { kind: 'deferred-message'; ephemeral: boolean }
  /** The pressed message stays as it is for now, and so may stay. */
  | { kind: 'deferred-change' }
  | { kind: 'change'; message: Outgoing }
  | { kind: 'choices'; choices: object[] }
  | { kind: 'form'; modal: object };

/** The calls Broadsheet makes to answer people. Each throws what discord.js throws. */
export interface DiscordApi {
  answer(key: InteractionKey, answer: FirstAnswer): Promise<void>;
  /** Changes the first answer, or the pressed message after `deferred-change`. */
  changeAnswer(key: InteractionKey, message: Outgoing): Promise<{ id: string }>;
  /** A further message. */
  follow(key: InteractionKey, message: Outgoing): Promise<{ id: string }>;
  post(channelId: string, message: Outgoing): Promise<{ id: string }>;
  change(channelId: string, messageId: string, message: Outgoing): Promise<void>;
  /** What a message of ours is built of, as Discord gives it. */
  read(channelId: string, messageId: string): Promise<{ components: unknown }>;
}

const EPHEMERAL_ALONE = 64;

/** `applicationId` is asked for at each call, as it is known only once Discord has greeted us. */
export function createApi(rest: REST, applicationId: () => string): DiscordApi {
  return {
    async answer({ id, token }, answer) {
      const { body, files } = callbackOf(answer);
      await rest.post(Routes.interactionCallback(id, token), { body, files, auth: false });
    },

    async changeAnswer({ token }, { body, files }) {
      const route = Routes.webhookMessage(applicationId(), token, '@original');
      return messageIn(await rest.patch(route, { body, files, auth: false }));
    },

    async follow({ token }, { body, files }) {
      const route = Routes.webhook(applicationId(), token);
      const query = new URLSearchParams({ wait: 'true' });
      return messageIn(await rest.post(route, { body, files, auth: false, query }));
    },

    async post(channelId, { body, files }) {
      return messageIn(await rest.post(Routes.channelMessages(channelId), { body, files }));
    },

    async change(channelId, messageId, { body, files }) {
      await rest.patch(Routes.channelMessage(channelId, messageId), { body, files });
    },

    async read(channelId, messageId) {
      const answer = await rest.get(Routes.channelMessage(channelId, messageId));
      return { components: (answer as { components?: unknown } | null)?.components };
    },
  };
}

function callbackOf(answer: FirstAnswer): { body: object; files: Outgoing['files'] } {
  switch (answer.kind) {
    case 'message':
      return { body: { type: 4, data: answer.message.body }, files: answer.message.files };
    case 'deferred-message':
      return { body: { type: 5, data: { flags: answer.ephemeral ? EPHEMERAL_ALONE : 0 } }, files: [] };
    case 'deferred-change':
      return { body: { type: 6 }, files: [] };
    case 'change':
      return { body: { type: 7, data: answer.message.body }, files: answer.message.files };
    case 'choices':
      return { body: { type: 8, data: { choices: answer.choices } }, files: [] };
    case 'form':
      return { body: { type: 9, data: answer.modal }, files: [] };
  }
}

function messageIn(answer: unknown): { id: string } {
  const id = (answer as { id?: unknown } | null)?.id;
  return { id: typeof id === 'string' ? id : '' };
}
