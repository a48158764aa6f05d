import type { AllMiddlewareArgs, MessageShortcut, SlackShortcutMiddlewareArgs } from '@slack/bolt';
import { answer } from './answer.ts';
import { typedText } from './incoming-text.ts';
import { modalOutlet } from './modal-outlet.ts';
import type { Outlet } from './outlet.ts';
import { fieldsOf, listOf, textOf } from './payload.ts';
import { personOf } from './people.ts';
import { type PrivatePlace, whisperOutlet } from './private-outlet.ts';
import type { Runtime } from './runtime.ts';
import { LOOK_UP_SHORTCUT } from './surface.ts';
import { isOutside, troubleOf } from './trouble.ts';

export type ShortcutArgs = SlackShortcutMiddlewareArgs & AllMiddlewareArgs;

/** As much of a message as is looked at. */
const LONGEST_MESSAGE = 4000;

/** *Look up paper* on a message: answered to the person beside it, or in a modal where the app is not in the channel. */
export async function onShortcut(
  runtime: Runtime,
  { ack, shortcut, client, context }: ShortcutArgs,
): Promise<void> {
  await ack();
  if (shortcut.type !== 'message_action' || shortcut.callback_id !== LOOK_UP_SHORTCUT.callback_id) return;
  const { user, channel, trigger_id: triggerId } = shortcut;
  const person = personOf(context, user.id, textOf(user.name));
  const conversation = { channel: channel.id, threadTs: textOf(shortcut.message.thread_ts) || null };
  const query = messageText(shortcut).slice(0, LONGEST_MESSAGE);
  await answer(runtime, {
    client,
    person,
    place: { kind: 'channel', id: channel.id },
    said: { kind: 'call', call: { route: 'paper message', args: { query } } },
    outlet: besideOrModal(runtime, { ...conversation, person }, client, triggerId),
    conversation,
    triggerId,
  });
}

/** What the message says; messages of apps may say it in attachments alone. */
function messageText({ message }: MessageShortcut): string {
  const { text, attachments } = fieldsOf(message);
  const attached = listOf(attachments).map((each) => textOf(each.text) || textOf(each.fallback));
  return [textOf(text), ...attached]
    .filter((part) => part !== '')
    .map((each) => typedText(each))
    .join('\n');
}

function besideOrModal(
  runtime: Runtime,
  place: PrivatePlace,
  client: ShortcutArgs['client'],
  triggerId: string,
): Outlet {
  const modal = modalOutlet(runtime, client, { kind: 'open', triggerId });
  let outlet = whisperOutlet(runtime, client, place);
  const orModal = async <T>(act: (outlet: Outlet) => Promise<T>): Promise<T> => {
    try {
      return await act(outlet);
    } catch (error) {
      if (outlet === modal || !isOutside(troubleOf(error))) throw error;
      outlet = modal;
      return act(modal);
    }
  };
  return {
    looking: () => orModal((each) => each.looking()),
    show: (document) => orModal((each) => each.show(document)),
  };
}
