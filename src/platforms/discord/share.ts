import type { APIMessageComponentInteraction } from 'discord.js';
import type { Call } from '../../core/document/document.ts';
import { type Answering, ask, attempt } from './answering.ts';
import { deliverInSomeForm } from './deliver.ts';
import { changeMessages, noteEdits } from './edits.ts';
import { askerOf } from './person.ts';
import { changedMessage, newMessage } from './send.ts';

/**
 * *Share*: the call is asked again and its answer posted for everyone, once, however often the button is pressed.
 * Then the private message loses the button; where posting failed it keeps it.
 */
export async function share(
  answering: Answering,
  interaction: APIMessageComponentInteraction,
  call: Call,
): Promise<void> {
  const { api, memory, nowMs } = answering;
  const messageId = interaction.message.id;
  const isRepeated = memory.shared.get(messageId, nowMs()) === 'posted';
  memory.shared.put(messageId, 'posted', nowMs());
  const heard = await attempt(answering, () => api.answer(interaction, { kind: 'deferred-change' }));
  if (isRepeated) return;
  const isPosted = heard.ok && (await post(answering, interaction, call));
  if (!isPosted) memory.shared.put(messageId, 'failed', nowMs());
}

async function post(
  answering: Answering,
  interaction: APIMessageComponentInteraction,
  call: Call,
): Promise<boolean> {
  const { api } = answering;
  const reply = await ask(answering, { ...askerOf(interaction), said: { kind: 'call', call } });
  if (reply.kind !== 'document') return false;
  const { document, edits = [] } = reply;
  noteEdits(answering, edits);
  const posted = await deliverInSomeForm(answering, document, { share: false }, (message) =>
    api.follow(interaction, newMessage(message, false)),
  );
  if (!posted.ok) return false;
  await deliverInSomeForm(answering, document, { share: false }, (message) =>
    api.changeAnswer(interaction, changedMessage(message)),
  );
  await changeMessages(answering, edits);
  return true;
}
