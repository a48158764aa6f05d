import type { SuggestedValue } from '../../../core/ports/platform.ts';
import { DISCORD_LIMITS } from '../limits.ts';
import type { DiscordChoice } from './payload.ts';
import { hasInk, plainLabel } from './plain-label.ts';

/**
 * What an autocomplete offers, best first. A value too long to be sent whole is left out, since a part of it would
 * stand for something else; so is one that is offered already.
 */
export function renderChoices(values: readonly SuggestedValue[]): DiscordChoice[] {
  const offered = new Map<string, DiscordChoice>();
  for (const { value, label } of values) {
    if (!isSendable(value) || offered.has(value)) continue;
    const name = plainLabel(hasInk(label) ? label : value, DISCORD_LIMITS.choiceNameCharacters);
    offered.set(value, { name: hasInk(name) ? name : 'This one', value });
  }
  return [...offered.values()].slice(0, DISCORD_LIMITS.choices);
}

function isSendable(value: string): boolean {
  return (
    value.trim() !== '' && value.length <= DISCORD_LIMITS.choiceValueCharacters && !/\p{Cs}/u.test(value)
  );
}
