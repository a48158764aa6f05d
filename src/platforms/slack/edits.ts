import type { WebClient } from '@slack/web-api';
import type { Document, Edit } from '../../core/document/document.ts';
import type { MessageRef } from '../../core/document/message-ref.ts';
import { editKey } from './edit-order.ts';
import { renderPost, type SlackPost } from './render/index.ts';
import { respond } from './respond.ts';
import type { Runtime } from './runtime.ts';
import { troubleOf } from './trouble.ts';

/** A public message of ours that somebody pressed a button on. */
export interface PressedMessage extends MessageRef {
  /** What was pressed can be changed by this too, where the app is not in the channel. */
  responseUrl: string;
  markerBlockId: string | null;
}

export interface EditRequest {
  client: WebClient;
  tenant: string;
  on: PressedMessage | undefined;
  edits: readonly Edit[];
}

/** Plans changes to messages; what it returns makes them. A change that fails is logged, never shown. */
export function planEdits(runtime: Runtime, request: EditRequest): () => Promise<void> {
  const { tenant, edits } = request;
  const planned = edits.map((edit) => {
    const { channel, message } = edit.message;
    return runtime.edits.plan(editKey(tenant, channel, message), () => change(runtime, request, edit));
  });
  return async () => {
    await Promise.all(planned.map((carryOut) => carryOut()));
  };
}

async function change(runtime: Runtime, { client, on }: EditRequest, edit: Edit): Promise<void> {
  const { channel, message: ts } = edit.message;
  const pressed = on?.channel === channel && on.message === ts ? on : null;
  const { text, blocks } = newForm(edit.document, pressed);
  try {
    await runtime.caller.call('chat.update', 'repeatable', () =>
      client.chat.update({ channel, ts, text, blocks }),
    );
  } catch (error) {
    // Logged by the caller. What came there through a response_url may be out of reach for chat.update.
    if (pressed === null || pressed.responseUrl === '' || troubleOf(error).kind !== 'refused') return;
    const replaced = { text, blocks, replace_original: true };
    await respond(runtime.caller, pressed.responseUrl, replaced).catch(() => {});
  }
}

/** Slack keeps a message's metadata when it is edited, and its blocks are new: the marker is put on them again. */
function newForm(document: Document, pressed: PressedMessage | null): SlackPost {
  return renderPost(document, { blockId: pressed?.markerBlockId ?? null, mention: null });
}
