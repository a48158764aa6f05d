import type { Command, Route } from '../../core/command/command.ts';
import { usageLine, visibleRoutes } from '../../core/command/usage.ts';
import type { PageMessage } from '../../core/ports/store.ts';
import { clockState } from './clock.ts';
import { WEB_LIMITS } from './limits.ts';
import { ROLES } from './roles.ts';
import { ROOMS } from './rooms.ts';
import type { Runtime } from './runtime.ts';
import { isFor, shownMessage } from './shown.ts';
import type { CommandHelp, PageState, RoleId } from './wire.ts';

/** All a page shows when it is opened. */
export async function pageState(runtime: Runtime, me: RoleId): Promise<PageState> {
  const visible = (await runtime.history.all()).filter((message) => isFor(me, message));
  return {
    me,
    people: ROLES.map(({ id, name, about }) => ({ id, name, about })),
    rooms: [...ROOMS],
    messages: newestOf(visible).map(shownMessage),
    clock: await clockState(runtime),
    commands: commandHelp(runtime.settings.commands),
  };
}

/** The newest messages of each room, and all that stands beneath them. */
function newestOf(messages: readonly PageMessage[]): PageMessage[] {
  const roots = ROOMS.flatMap(({ id }) =>
    messages.filter(({ room, thread }) => room === id && thread === null).slice(-WEB_LIMITS.messagesShown),
  );
  const shown = new Set(roots.map(({ id }) => id));
  return messages.filter(({ id, thread }) => shown.has(thread ?? id));
}

function commandHelp(commands: readonly Command[]): CommandHelp[] {
  return visibleRoutes(commands).map(helpOf);
}

export function helpOf(route: Route): CommandHelp {
  return { path: route.path, usage: usageLine(route), description: route.description };
}
