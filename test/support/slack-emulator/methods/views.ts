import { fieldsOf, textOf } from '../json.ts';
import { newView } from '../state.ts';
import type { View } from '../workspace.ts';
import { type BotCall, type BotMethod, ok, refused } from './method.ts';

/** Modals and the App Home. */
export const viewMethods: Record<string, BotMethod> = {
  'views.open': { scopes: [], run: (call) => open(call, 'over nothing') },
  'views.push': { scopes: [], run: (call) => open(call, 'over another') },
  'views.update': { scopes: [], run: update },
  'views.publish': { scopes: [], run: publish },
};

/** A trigger opens one view, within three seconds of what the person did. */
function open({ state, workspace, args }: BotCall, where: 'over nothing' | 'over another') {
  const trigger = state.triggers.get(textOf(args.trigger_id));
  if (trigger === undefined || trigger.workspace !== workspace.id) return refused('invalid_trigger_id');
  if (state.now() > trigger.expiresAt) return refused('expired_trigger_id');
  if (trigger.used) return refused('exchanged_trigger_id');
  trigger.used = true;
  const below = where === 'over nothing' ? [] : (workspace.modals.get(trigger.user) ?? []);
  const view = newView(state, trigger.user, fieldsOf(args.view));
  workspace.modals.set(trigger.user, [...below, view]);
  return ok({ view: viewFields(view) });
}

function update({ state, workspace, args }: BotCall) {
  const views = [...[...workspace.modals.values()].flat(), ...workspace.homes.values()];
  const view = views.find((each) => each.id === args.view_id);
  if (view === undefined) return refused('not_found');
  if (isStale(view, args.hash)) return refused('hash_conflict');
  Object.assign(view, { content: fieldsOf(args.view), hash: state.nextId('hash'), errors: {} });
  return ok({ view: viewFields(view) });
}

function publish({ state, workspace, args }: BotCall) {
  const user = textOf(args.user_id);
  if (!workspace.users.has(user)) return refused('user_not_found');
  const current = workspace.homes.get(user);
  if (current !== undefined && isStale(current, args.hash)) return refused('hash_conflict');
  const view = { ...newView(state, user, fieldsOf(args.view)), ...(current && { id: current.id }) };
  workspace.homes.set(user, view);
  return ok({ view: viewFields(view) });
}

function isStale(view: View, hash: unknown): boolean {
  return hash !== undefined && hash !== '' && hash !== view.hash;
}

/** A view as responses and interactions show it. */
export function viewFields(view: View) {
  return { ...view.content, id: view.id, root_view_id: view.id, hash: view.hash };
}
