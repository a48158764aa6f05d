import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Document } from '../../core/document/document.ts';
import type { Person } from '../../core/person.ts';
import { type Conversation, postTo, withoutBlocksOnRefusal } from './conversation-outlet.ts';
import { LOOKING, type Outlet } from './outlet.ts';
import { renderMessage } from './render/index.ts';
import { respond } from './respond.ts';
import type { Runtime } from './runtime.ts';

export interface PrivatePlace extends Conversation {
  person: Person;
}

/**
 * An answer in a channel that only the asker sees, through a response_url. `replace`: the message it came with is
 * changed, as when somebody turns a page. What `looking` said can be changed only where the address came with no
 * message of its own (`fresh`), as a slash command's does: elsewhere `replace_original` would mean that message.
 */
export function responseOutlet(
  runtime: Runtime,
  client: WebClient,
  to: PrivatePlace & { responseUrl: string; fresh: boolean; replace: boolean },
): Outlet {
  const { caller } = runtime;
  const instead = ephemeralOutlet(runtime, client, to);
  const thread = to.threadTs === null ? {} : { thread_ts: to.threadTs };
  let isLooking = false;
  let isAnswered = false;
  return {
    async looking() {
      if (to.replace) return;
      const message = { response_type: 'ephemeral' as const, replace_original: false, text: LOOKING };
      await respond(caller, to.responseUrl, { ...message, ...thread });
      isLooking = true;
    },
    async show(document) {
      const { files, text, blocks } = renderMessage(document, { share: true });
      const isPublic = document.visibility === 'everyone' && !to.replace;
      const replaces = !isAnswered && (to.replace || (to.fresh && isLooking && !isPublic));
      isAnswered = true;
      try {
        await respond(caller, to.responseUrl, {
          text,
          blocks,
          response_type: isPublic ? 'in_channel' : 'ephemeral',
          replace_original: replaces,
          ...thread,
        });
        return files;
      } catch {
        // Logged by the caller. The address may have expired, or the person took half an hour to press.
        return instead.show(document);
      }
    },
  };
}

/** The same without a response_url; where the app is not in the channel, in the person's DM. */
export function ephemeralOutlet(runtime: Runtime, client: WebClient, to: PrivatePlace): Outlet {
  const beside = whisperOutlet(runtime, client, to);
  return {
    looking: beside.looking,
    async show(document) {
      try {
        return await beside.show(document);
      } catch {
        return toDm(runtime, client, to.person, document);
      }
    },
  };
}

/**
 * A private message by chat.postEphemeral. Slack cannot change one, so the answer comes beside what `looking` said.
 * Fails where the app or the person is not in the channel.
 */
export function whisperOutlet(runtime: Runtime, client: WebClient, to: PrivatePlace): Outlet {
  const { channel, person } = to;
  const thread = to.threadTs === null ? {} : { thread_ts: to.threadTs };
  const whisper = (text: string, blocks: KnownBlock[]) =>
    runtime.caller.call('chat.postEphemeral', 'repeatable', () =>
      client.chat.postEphemeral({ channel, user: person.id, ...thread, text, blocks }),
    );
  return {
    looking: async () => void (await whisper(LOOKING, [])),
    async show(document) {
      if (document.visibility === 'everyone')
        return postTo(runtime, client, { ...to, tenant: person.tenant }, document);
      const { files, ...message } = renderMessage(document, { share: true });
      await withoutBlocksOnRefusal(message, ({ text, blocks }) => whisper(text, blocks));
      return files;
    },
  };
}

/** Slack opens the DM itself when a message is addressed to a person. */
export function toDm(runtime: Runtime, client: WebClient, person: Person, document: Document) {
  return postTo(runtime, client, { channel: person.id, threadTs: null, tenant: person.tenant }, document);
}
