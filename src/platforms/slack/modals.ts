import type { AllMiddlewareArgs, SlackViewMiddlewareArgs } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Call } from '../../core/document/document.ts';
import type { Person } from '../../core/person.ts';
import { answer } from './answer.ts';
import { conversationOutlet } from './conversation-outlet.ts';
import { type ModalMemory, readMemory } from './modal-memory.ts';
import { lookingModal, modalOutlet } from './modal-outlet.ts';
import type { Outlet } from './outlet.ts';
import { type Fields, fieldsOf, textOf } from './payload.ts';
import { personOf } from './people.ts';
import { ephemeralOutlet } from './private-outlet.ts';
import {
  FORM_CALLBACK,
  FORM_FIELD_ACTION,
  SEARCH_CALLBACK,
  SEARCH_CHOICE,
  SEARCH_WORDS,
} from './render/index.ts';
import type { Runtime } from './runtime.ts';

export type ViewArgs = SlackViewMiddlewareArgs & AllMiddlewareArgs;

/** A form or a search was submitted: answered where it was opened from, or in the window itself in the App Home. */
export async function onView(
  runtime: Runtime,
  { ack, body, view, client, context }: ViewArgs,
): Promise<void> {
  const memory = readMemory(view.private_metadata);
  if (body.type !== 'view_submission' || memory === null) return ack();
  const call = submittedCall(memory, view.callback_id, fieldsOf(view.state.values));
  if (call === null) {
    const errors = { [SEARCH_CHOICE]: 'Choose one here, or ask in your own words below.' };
    return ack({ response_action: 'errors', errors });
  }
  if (memory.conversation === null) await ack({ response_action: 'update', view: lookingModal() });
  else await ack();
  const person = personOf(context, body.user.id, textOf(body.user.name));
  await answer(runtime, {
    client,
    person,
    place: memory.place,
    said: { kind: 'call', call },
    outlet: outletOf(runtime, client, person, memory, view.id),
    conversation: memory.conversation,
    triggerId: null,
  });
}

/** The call with what was filled in, `null` when nothing was. */
function submittedCall(memory: ModalMemory, callbackId: string, values: Fields): Call | null {
  const { route, args } = memory.call;
  if (callbackId === FORM_CALLBACK) return { route, args: { ...args, ...formValues(values) } };
  if (callbackId !== SEARCH_CALLBACK) return null;
  const words =
    chosenValue(fieldsOf(values[SEARCH_CHOICE])) || typedValue(values, SEARCH_WORDS, SEARCH_WORDS);
  return words.trim() === '' ? null : { route, args: { ...args, [memory.option]: words } };
}

function formValues(values: Fields): Record<string, string> {
  return Object.fromEntries(
    Object.keys(values).map((name) => [name, typedValue(values, name, FORM_FIELD_ACTION)]),
  );
}

/** `null` stands for an input left empty. */
function typedValue(values: Fields, block: string, action: string): string {
  return textOf(fieldsOf(fieldsOf(values[block])[action]).value);
}

/** The one select of its block, whatever it is completed from. */
function chosenValue(block: Fields): string {
  const [select] = Object.values(block);
  return textOf(fieldsOf(fieldsOf(select).selected_option).value);
}

function outletOf(
  runtime: Runtime,
  client: WebClient,
  person: Person,
  memory: ModalMemory,
  viewId: string,
): Outlet {
  const { place, conversation } = memory;
  if (conversation === null) return modalOutlet(runtime, client, { kind: 'update', viewId });
  if (place.kind === 'dm')
    return conversationOutlet(runtime, client, { ...conversation, tenant: person.tenant });
  return ephemeralOutlet(runtime, client, { ...conversation, person });
}
