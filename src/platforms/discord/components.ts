import {
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import { readCall } from '../../core/command/call-token.ts';
import type { Command } from '../../core/command/command.ts';
import type { Call } from '../../core/document/document.ts';
import { type Answering, formKey } from './answering.ts';
import type { Manner, PressedMessage } from './manner.ts';
import { askerOf, isAlone } from './person.ts';
import { keptForAnother } from './placement.ts';
import { type Pressed, readChosen, readCustomId } from './render/index.ts';
import { openForm, respond } from './respond.ts';
import { share } from './share.ts';
import { showDocument } from './show-document.ts';

/**
 * A pressed button or a chosen item, on a message of today or of last year: what it carries is a call like any
 * other, and the desk checks it again with the rights of whoever presses.
 */
export async function press(
  answering: Answering,
  interaction: APIMessageComponentInteraction,
): Promise<void> {
  const pressed = readCustomId(interaction.data.custom_id);
  if (pressed?.kind === 'kept') return showKept(answering, interaction, pressed.name);
  const call = callFrom(answering.commands, pressed, interaction);
  if (pressed?.kind === 'share') return share(answering, interaction, call);
  const asker = askerOf(interaction);
  const form = answering.memory.forms.take(formKey(asker, call), answering.nowMs());
  if (form !== null) return openForm(answering, interaction, form);
  await respond(answering, { ...mannerOn(interaction), mayOpenForm: true }, { ...asker, call });
}

/** Shows an answer to the person it was kept for, as often as they press. */
async function showKept(
  answering: Answering,
  interaction: APIMessageComponentInteraction,
  name: string,
): Promise<void> {
  const kept = answering.memory.answers.get(name, answering.nowMs());
  const isTheirs = kept !== null && kept.person === askerOf(interaction).person.id;
  const manner = { ...mannerOn(interaction), mayOpenForm: true };
  await showDocument(answering, manner, 'fresh', isTheirs ? kept.document : keptForAnother());
}

/** Where the answer to something on a message goes: in its place only when nobody else sees that message. */
export function mannerOn(
  interaction: APIMessageComponentInteraction | APIModalSubmitInteraction,
): Omit<Manner, 'mayOpenForm'> {
  const { id, token, message } = interaction;
  const alone = isAlone(interaction);
  const isEphemeral = ((message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  return {
    key: { id, token },
    hasOnlookers: !alone,
    by: message !== undefined && (alone || isEphemeral) ? 'change' : 'message',
    pressed: isEphemeral ? null : pressedOn(interaction),
  };
}

function pressedOn(
  interaction: APIMessageComponentInteraction | APIModalSubmitInteraction,
): PressedMessage | null {
  const { message } = interaction;
  const channel = interaction.channel?.id ?? interaction.channel_id ?? '';
  if (message === undefined || channel === '') return null;
  return { message: { channel, message: message.id }, components: message.components };
}

/** A token nobody can read any more becomes a call nobody knows, which the desk explains in words. */
function callFrom(
  commands: readonly Command[],
  pressed: Exclude<Pressed, { kind: 'kept' }> | null,
  { data }: APIMessageComponentInteraction,
): Call {
  const chosen = data.component_type === ComponentType.Button ? '' : (data.values[0] ?? '');
  const token = pressed === null || pressed.kind === 'pick' ? readChosen(chosen) : pressed.token;
  return readCall(commands, token) ?? { route: token, args: {} };
}
