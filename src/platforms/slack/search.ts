import type { WebClient } from '@slack/web-api';
import type { Command, Route, Typeahead } from '../../core/command/command.ts';
import type { Place } from '../../core/person.ts';
import type { Conversation } from './conversation-outlet.ts';
import { writeMemory } from './modal-memory.ts';
import { searchModal } from './render/index.ts';
import type { Runtime } from './runtime.ts';

/** The option of a route that can be chosen from as one types, `null` when it has none. */
export function searchedOption(route: Route): { name: string; typeahead: Typeahead } | null {
  for (const [name, option] of Object.entries(route.options)) {
    if (option.type === 'text' && option.rest && option.typeahead !== null) {
      return { name, typeahead: option.typeahead };
    }
  }
  return null;
}

export function routeAt(commands: readonly Command[], path: string): Route | undefined {
  return commands.flatMap((command) => command.routes).find((route) => route.path === path);
}

export interface SearchRequest {
  client: WebClient;
  triggerId: string;
  route: Route;
  place: Place;
  conversation: Conversation | null;
}

/** Opens the search window of a route. Resolves to whether it opened. */
export async function openSearch(runtime: Runtime, request: SearchRequest): Promise<boolean> {
  const { client, triggerId, route, place, conversation } = request;
  const searched = searchedOption(route);
  if (searched === null) return false;
  const call = { route: route.path, args: {} };
  const view = searchModal({
    typeahead: searched.typeahead,
    privateMetadata: writeMemory({ call, option: searched.name, place, conversation }),
  });
  try {
    await runtime.caller.call('views.open', 'once', () => client.views.open({ trigger_id: triggerId, view }));
    return true;
  } catch {
    return false;
  }
}
