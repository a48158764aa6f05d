import type { AllMiddlewareArgs, SlackActionMiddlewareArgs } from '@slack/bolt';
import { readCall } from '../../core/command/call-token.ts';
import type { Call } from '../../core/document/document.ts';
import type { Person, Place } from '../../core/person.ts';
import { answer } from './answer.ts';
import { conversationOutlet } from './conversation-outlet.ts';
import { openForm } from './forms.ts';
import { refreshHome } from './home.ts';
import { LOCAL_COMMAND, OPEN_FORM, OPEN_SEARCH, readForm } from './local-calls.ts';
import { modalOutlet } from './modal-outlet.ts';
import type { Outlet } from './outlet.ts';
import { isDmId, ownDm } from './own-dm.ts';
import { type Fields, fieldsOf, textOf } from './payload.ts';
import { personOf } from './people.ts';
import { type PressedOn, pressedOn, tokenOf } from './press.ts';
import { ephemeralOutlet, responseOutlet } from './private-outlet.ts';
import type { Question } from './question.ts';
import { readActionId } from './render/index.ts';
import type { Runtime } from './runtime.ts';
import { openSearch, routeAt } from './search.ts';
import { share } from './share.ts';
import { OLD_BUTTON, TOO_SLOW_TO_OPEN } from './words.ts';

export type ActionArgs = SlackActionMiddlewareArgs & AllMiddlewareArgs;

/** A button or a menu. What it carries is only read here; the desk checks it and the presser's rights again. */
export async function onAction(
  runtime: Runtime,
  { ack, body, action, client, context }: ActionArgs,
): Promise<void> {
  await ack();
  const payload = fieldsOf(body);
  const pressed = fieldsOf(action);
  const kind = readActionId(textOf(pressed.action_id));
  const on = pressedOn(payload);
  if (on === null || kind === null || kind === 'link') return;
  const user = fieldsOf(payload.user);
  const person = personOf(context, textOf(user.id), textOf(user.name) || textOf(user.username));
  if (!runtime.clicks.claim(clickKey(person, on, pressed))) return;
  const call = readCall([...runtime.commands, LOCAL_COMMAND], tokenOf(pressed));
  const triggerId = textOf(payload.trigger_id);
  const question = await questionOf(runtime, { client, person, on, call, triggerId });
  if (call === null) return void (await question.outlet.show(OLD_BUTTON));
  if (kind === 'share' && on.kind === 'message') return share(runtime, question, on);
  await act(runtime, question, call);
  if (on.kind === 'home')
    await refreshHome(runtime, { client, person, current: on.view, channel: question.place.id });
}

function clickKey(person: Person, on: PressedOn, pressed: Fields): string {
  const where = on.kind === 'message' ? `${on.channel}:${on.ts}` : on.kind;
  return `${person.tenant}:${person.id}:${where}:${textOf(pressed.action_id)}:${tokenOf(pressed)}`;
}

interface Press extends Pick<Question, 'client' | 'person'> {
  on: PressedOn;
  call: Call | null;
  triggerId: string;
}

async function questionOf(runtime: Runtime, press: Press): Promise<Question> {
  const { client, person, on, call, triggerId } = press;
  const conversation = on.kind === 'message' ? { channel: on.channel, threadTs: on.threadTs } : null;
  const said = { kind: 'call' as const, call: call ?? { route: '', args: {} } };
  return {
    client,
    person,
    place: await placeOf(runtime, press),
    said,
    outlet: outletOf(runtime, press),
    conversation,
    triggerId,
    ...publicMessage(on),
  };
}

/** What everybody there sees, and the app may change. */
function publicMessage(on: PressedOn): Pick<Question, 'on'> {
  if (on.kind !== 'message' || on.isPrivate || on.isUnfurl || on.ts === '') return {};
  const { channel, ts, responseUrl, markerBlockId } = on;
  return { on: { channel, message: ts, responseUrl, markerBlockId } };
}

/** The App Home and windows belong to the direct message with the person. */
async function placeOf(runtime: Runtime, { client, person, on }: Press): Promise<Place> {
  if (on.kind !== 'message') return { kind: 'dm', id: (await ownDm(runtime, client, person)) ?? 'home' };
  return { kind: isPlainDm(on) ? 'dm' : 'channel', id: on.channel };
}

/** Turning a page changes what was pressed; anything else is answered beside it. */
function outletOf(runtime: Runtime, { client, person, on, call, triggerId }: Press): Outlet {
  const turnsPage = call !== null && Object.hasOwn(call.args, 'page');
  if (on.kind === 'home') return modalOutlet(runtime, client, { kind: 'open', triggerId });
  if (on.kind === 'modal') {
    const { viewId } = on;
    const way = turnsPage ? ({ kind: 'update', viewId } as const) : ({ kind: 'push', triggerId } as const);
    return modalOutlet(runtime, client, way);
  }
  const { channel, threadTs, responseUrl, isPrivate } = on;
  if (isPlainDm(on)) {
    return conversationOutlet(runtime, client, {
      channel,
      threadTs,
      tenant: person.tenant,
      replaceTs: turnsPage ? on.ts : null,
    });
  }
  const place = { channel, threadTs, person };
  if (responseUrl === '') return ephemeralOutlet(runtime, client, place);
  return responseOutlet(runtime, client, {
    ...place,
    responseUrl,
    fresh: false,
    replace: isPrivate && turnsPage,
  });
}

/** A message of the app in its own DM: private ones there come from slash commands in other people's DMs. */
function isPlainDm(on: PressedOn): boolean {
  return on.kind === 'message' && isDmId(on.channel) && !on.isPrivate && !on.isUnfurl;
}

async function act(runtime: Runtime, question: Question, call: Call): Promise<void> {
  const what = String(call.args.what ?? '');
  if (call.route === OPEN_FORM) {
    const form = readForm(what);
    if (form === null) return void (await question.outlet.show(OLD_BUTTON));
    if (!(await openForm(runtime, question, form))) await question.outlet.show(TOO_SLOW_TO_OPEN);
    return;
  }
  if (call.route === OPEN_SEARCH) {
    const route = routeAt(runtime.commands, what);
    if (route === undefined) return void (await question.outlet.show(OLD_BUTTON));
    const opened = await openSearch(runtime, { ...question, triggerId: question.triggerId ?? '', route });
    if (!opened) await question.outlet.show(TOO_SLOW_TO_OPEN);
    return;
  }
  await answer(runtime, question);
}
