import type { APIApplicationCommandAutocompleteInteraction } from 'discord.js';
import type { Option } from '../../core/command/command.ts';
import type { SuggestedValue } from '../../core/ports/platform.ts';
import { type Answering, attempt } from './answering.ts';
import { typedOf } from './command-call.ts';
import { DISCORD_LIMITS } from './limits.ts';
import { type Asker, askerOf } from './person.ts';
import { renderChoices } from './render/index.ts';
import { DISCORD_TIMING, within } from './timing.ts';

/**
 * Offers values while a person types, in time or not at all. When they have typed on before the values are there,
 * those are for a text that no longer stands, and are dropped.
 */
export async function suggest(
  answering: Answering,
  interaction: APIApplicationCommandAutocompleteInteraction,
): Promise<void> {
  const { memory, api, nowMs, after } = answering;
  const { person, place } = askerOf(interaction);
  const who = `${person.id} ${interaction.data.name}`;
  memory.typing.put(who, interaction.id, nowMs());
  const found = typedOf(answering.commands, interaction.data);
  const values =
    found === null
      ? []
      : await within(after, DISCORD_TIMING.suggestWithinMs, valuesFor(answering, found, { person, place }));
  const latest = memory.typing.get(who, nowMs());
  if (latest !== null && latest !== interaction.id) return;
  await attempt(answering, () =>
    api.answer(interaction, { kind: 'choices', choices: renderChoices(values ?? []) }),
  );
}

async function valuesFor(
  { desk, log }: Answering,
  { option, typed }: { option: Option; typed: string },
  { person, place }: Asker,
): Promise<SuggestedValue[]> {
  if (option.type === 'choice') return choicesFor(option.choices, typed);
  if (option.type !== 'text' || option.typeahead === null) return [];
  try {
    return await desk.suggest(option.typeahead, typed, person, DISCORD_LIMITS.choices, place);
  } catch {
    log.warn({ typeahead: option.typeahead }, 'suggestions failed');
    return [];
  }
}

function choicesFor(choices: readonly string[], typed: string): SuggestedValue[] {
  const start = typed.trim().toLowerCase();
  return choices
    .filter((choice) => choice.toLowerCase().includes(start))
    .slice(0, DISCORD_LIMITS.choices)
    .map((choice) => ({ value: choice, label: choice, typed: choice }));
}
