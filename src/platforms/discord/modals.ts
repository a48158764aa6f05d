import { type APIModalSubmitInteraction, ComponentType } from 'discord.js';
import { readCall } from '../../core/command/call-token.ts';
import type { Call } from '../../core/document/document.ts';
import type { Answering } from './answering.ts';
import { mannerOn } from './components.ts';
import { askerOf } from './person.ts';
import { readCustomId } from './render/index.ts';
import { respond } from './respond.ts';

/** A submitted form: its values are added to the call it carries, and the desk answers that. */
export async function submit(answering: Answering, interaction: APIModalSubmitInteraction): Promise<void> {
  const read = readCustomId(interaction.data.custom_id);
  const token = read?.kind === 'form' ? read.token : interaction.data.custom_id;
  const carried = readCall(answering.commands, token) ?? { route: token, args: {} };
  const call: Call = { ...carried, args: { ...carried.args, ...valuesOf(interaction) } };
  await respond(
    answering,
    { ...mannerOn(interaction), mayOpenForm: false },
    { ...askerOf(interaction), call },
  );
}

/** Fields stand in labels, or in rows as they did before there were labels. */
function valuesOf({ data }: APIModalSubmitInteraction): Record<string, string> {
  const fields = data.components.flatMap((part) => {
    if (part.type === ComponentType.Label) return [part.component];
    return part.type === ComponentType.ActionRow ? part.components : [];
  });
  return Object.fromEntries(
    fields.flatMap((field): [string, string][] =>
      field.type === ComponentType.TextInput ? [[field.custom_id, field.value]] : [],
    ),
  );
}
