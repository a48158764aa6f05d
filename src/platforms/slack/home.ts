import { createHash } from 'node:crypto';
import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { HomeView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Document } from '../../core/document/document.ts';
import type { Person } from '../../core/person.ts';
import { searchButton } from './local-calls.ts';
import { type Fields, fieldsOf, textOf } from './payload.ts';
import { personOf } from './people.ts';
import { renderHome } from './render/index.ts';
import type { Runtime } from './runtime.ts';
import { routeAt } from './search.ts';

export type HomeArgs = SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs;

/** Somebody opened the App Home. */
export async function onHome(runtime: Runtime, { event, client, context }: HomeArgs): Promise<void> {
  if (event.tab !== 'home') return;
  const person = personOf(context, event.user, '');
  await refreshHome(runtime, { client, person, current: fieldsOf(event.view), channel: event.channel });
}

interface HomeRequest {
  client: WebClient;
  person: Person;
  /** The view Slack shows now, empty when there is none. */
  current: Fields;
  channel: string;
}

/**
 * Publishes the person's Home where it would look different from what stands there. The view carries a digest of
 * itself, so that this holds across restarts; Slack's `hash` keeps an older view from overwriting a newer.
 */
export async function refreshHome(
  runtime: Runtime,
  { client, person, current, channel }: HomeRequest,
): Promise<void> {
  const said = { kind: 'call' as const, call: { route: 'broadsheet home', args: {} } };
  const reply = await runtime.desk.answer({ person, place: { kind: 'dm', id: channel }, said });
  if (reply.kind !== 'document') return;
  const view = homeView(runtime, reply.document);
  if (textOf(current.private_metadata) === view.private_metadata) return;
  const hash = textOf(current.hash);
  // A conflict means that another refresh was faster; it is logged by the caller.
  await runtime.caller
    .call('views.publish', 'repeatable', () =>
      client.views.publish({ user_id: person.id, view, ...(hash === '' ? {} : { hash }) }),
    )
    .catch(() => {});
}

function homeView(runtime: Runtime, document: Document): HomeView {
  const lookup = routeAt(runtime.commands, 'paper');
  const search = lookup === undefined ? [] : [searchButton(lookup, 'Find a paper')];
  const view = renderHome({ ...document, actions: [...search, ...document.actions] });
  const digest = createHash('sha256').update(JSON.stringify(view.blocks)).digest('base64url');
  return { ...view, private_metadata: digest };
}
