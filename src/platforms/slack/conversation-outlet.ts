import type { WebClient } from '@slack/web-api';
import type { Document } from '../../core/document/document.ts';
import { editKey } from './edit-order.ts';
import { LOOKING, type Outlet } from './outlet.ts';
import { renderMessage } from './render/index.ts';
import type { Runtime } from './runtime.ts';
import { isBadBlocks, troubleOf } from './trouble.ts';

export interface Conversation {
  channel: string;
  threadTs: string | null;
}

/** One that everybody in it reads, in the tenant of whoever asked. */
export interface OpenConversation extends Conversation {
  tenant: string;
}

/**
 * An answer everyone in the conversation sees: in a DM, or to a channel. `replaceTs` is the app's own message to
 * change, as when somebody turns a page.
 */
export function conversationOutlet(
  runtime: Runtime,
  client: WebClient,
  to: OpenConversation & { replaceTs?: string | null },
): Outlet {
  const { caller, edits, pictures } = runtime;
  const { channel, tenant } = to;
  const thread = to.threadTs === null ? {} : { thread_ts: to.threadTs };
  let standing = to.replaceTs ?? null;
  return {
    async looking() {
      if (standing !== null) return;
      const { ts } = await caller.call('chat.postMessage', 'once', () =>
        client.chat.postMessage({ channel, ...thread, text: LOOKING }),
      );
      standing = ts ?? null;
    },
    async show(document) {
      const { files, ...message } = renderMessage(document, { share: false });
      const shown = await withoutBlocksOnRefusal(message, put);
      // What is said next stands on its own.
      standing = null;
      if (shown.ts !== undefined) {
        const place = { channel: shown.channel ?? channel, message: shown.ts };
        pictures.follow({ client, tenant, ...place, document });
      }
      return files;
    },
  };

  async function put(message: Content): Promise<{ channel?: string; ts?: string }> {
    const { text, blocks } = message;
    const ts = standing;
    if (ts !== null) {
      const update = () => client.chat.update({ channel, ts, text, blocks });
      return edits.alone(editKey(tenant, channel, ts), () =>
        caller.call('chat.update', 'repeatable', update),
      );
    }
    const post = () => client.chat.postMessage({ channel, ...thread, ...message });
    return caller.call('chat.postMessage', 'once', post);
  }
}

type Content = Omit<ReturnType<typeof renderMessage>, 'files'>;

/** Should Slack ever refuse blocks, the sentence that stands for them still goes through. */
export async function withoutBlocksOnRefusal<T>(
  message: Content,
  put: (message: Content) => Promise<T>,
): Promise<T> {
  try {
    return await put(message);
  } catch (error) {
    if (!isBadBlocks(troubleOf(error))) throw error;
    return put({ ...message, blocks: [] });
  }
}

/** Shows a document to everyone in a conversation, as when it is shared. Resolves to the files left to hand over. */
export function postTo(runtime: Runtime, client: WebClient, to: OpenConversation, document: Document) {
  return conversationOutlet(runtime, client, to).show(document);
}
