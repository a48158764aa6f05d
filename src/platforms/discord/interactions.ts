import {
  type APIApplicationCommandInteraction,
  type APIInteraction,
  ApplicationCommandType,
  InteractionType,
} from 'discord.js';
import type { Answering } from './answering.ts';
import { suggest } from './autocomplete.ts';
import { attachedTo, callOf, callOfMessage } from './command-call.ts';
import { press } from './components.ts';
import { incomingFiles } from './incoming-files.ts';
import { isOurs } from './is-ours.ts';
import { submit } from './modals.ts';
import { askerOf, isAlone } from './person.ts';
import { respond } from './respond.ts';

/** Answers one interaction; one that was seen before is left alone. */
export async function handleInteraction(answering: Answering, interaction: APIInteraction): Promise<void> {
  if (!answering.memory.seen.add(interaction.id, true, answering.nowMs())) return;
  if (!(await isOurs(answering, interaction.id))) return;
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return runCommand(answering, interaction);
    case InteractionType.ApplicationCommandAutocomplete:
      return suggest(answering, interaction);
    case InteractionType.MessageComponent:
      return press(answering, interaction);
    case InteractionType.ModalSubmit:
      return submit(answering, interaction);
    default:
      return;
  }
}

async function runCommand(
  answering: Answering,
  interaction: APIApplicationCommandInteraction,
): Promise<void> {
  const { id, token, data } = interaction;
  if (data.type !== ApplicationCommandType.ChatInput && data.type !== ApplicationCommandType.Message) return;
  const call =
    data.type === ApplicationCommandType.ChatInput ? callOf(answering.commands, data) : callOfMessage(data);
  const manner = {
    key: { id, token },
    hasOnlookers: !isAlone(interaction),
    by: 'message' as const,
    pressed: null,
    mayOpenForm: true,
  };
  const attached = data.type === ApplicationCommandType.ChatInput ? attachedTo(data) : [];
  const files = incomingFiles(answering, attached);
  await respond(answering, manner, { ...askerOf(interaction), call, files });
}
