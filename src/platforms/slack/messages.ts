import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { answer } from './answer.ts';
import { conversationOutlet } from './conversation-outlet.ts';
import { incomingFiles } from './incoming-files.ts';
import { typedText } from './incoming-text.ts';
import { type Fields, fieldsOf, textOf } from './payload.ts';
import { personOf } from './people.ts';
import type { Runtime } from './runtime.ts';

export type MessageArgs = SlackEventMiddlewareArgs<'message'> & AllMiddlewareArgs;

/** What somebody wrote in the app's DM, answered there: in the thread where it stands in one. */
export async function onMessage(runtime: Runtime, { event, client, context }: MessageArgs): Promise<void> {
  const message = fieldsOf(event);
  if (!isWrittenByPerson(message, context.botUserId)) return;
  const text = typedText(textOf(message.text));
  const token = context.botToken ?? '';
  const files = await incomingFiles(runtime, { client, token }, message);
  if (text.trim() === '' && files.length === 0) return;
  const channel = textOf(message.channel);
  const conversation = { channel, threadTs: textOf(message.thread_ts) || null };
  const person = personOf(context, textOf(message.user), '');
  await answer(runtime, {
    client,
    person,
    place: { kind: 'dm', id: channel },
    said: { kind: 'text', text },
    files,
    outlet: conversationOutlet(runtime, client, { ...conversation, tenant: person.tenant }),
    conversation,
    triggerId: null,
  });
}

/**
 * Bolt hands on messages of other bots, edits and deletions too: answering those would answer twice, or start a talk
 * between two bots that never ends.
 */
function isWrittenByPerson(message: Fields, botUserId: string | undefined): boolean {
  const isPlain = message.subtype === undefined || message.subtype === 'file_share';
  const isOurs = message.user === botUserId || message.bot_id !== undefined;
  const isEdit = message.edited !== undefined || message.hidden === true;
  return message.channel_type === 'im' && isPlain && !isOurs && !isEdit && textOf(message.user) !== '';
}
