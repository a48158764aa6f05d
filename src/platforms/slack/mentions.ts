import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import { answer } from './answer.ts';
import { typedText, withoutMention } from './incoming-text.ts';
import { fieldsOf, textOf } from './payload.ts';
import { personOf } from './people.ts';
import { ephemeralOutlet } from './private-outlet.ts';
import type { Runtime } from './runtime.ts';

export type MentionArgs = SlackEventMiddlewareArgs<'app_mention'> & AllMiddlewareArgs;

/** What a mention without words asks for. */
const HELP = 'help';

/**
 * A mention in a channel or thread, answered there to the person who asked. A first message has no thread yet, and
 * Slack shows private messages only in threads that exist, so its answer stands in the channel.
 */
export async function onMention(runtime: Runtime, { event, client, context }: MentionArgs): Promise<void> {
  const mention = fieldsOf(event);
  const isByBot = mention.bot_id !== undefined || mention.subtype !== undefined;
  const user = textOf(mention.user);
  if (isByBot || mention.edited !== undefined || user === '') return;
  const words = typedText(withoutMention(textOf(mention.text), context.botUserId ?? ''));
  const channel = textOf(mention.channel);
  const conversation = { channel, threadTs: textOf(mention.thread_ts) || null };
  const person = personOf(context, user, '');
  await answer(runtime, {
    client,
    person,
    place: { kind: 'channel', id: channel },
    said: { kind: 'text', text: words === '' ? HELP : words },
    outlet: ephemeralOutlet(runtime, client, { ...conversation, person }),
    conversation,
    triggerId: null,
  });
}
