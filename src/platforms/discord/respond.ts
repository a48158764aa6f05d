import { sentence } from '../../core/cards/reply.ts';
import type { Call, Document, Form } from '../../core/document/document.ts';
import { type Answering, ask, attempt, formKey, type Outcome } from './answering.ts';
import type { FirstAnswer, InteractionKey } from './api.ts';
import { deliverInSomeForm } from './deliver.ts';
import type { Asker } from './person.ts';
import { formInvitation, isSaidBeneath } from './placement.ts';
import { type DiscordMessage, renderModal } from './render/index.ts';
import { changedMessage, newMessage, plainMessage } from './send.ts';
import { DISCORD_TIMING } from './timing.ts';

/** How one interaction is to be answered. */
export interface Manner {
  key: InteractionKey;
  /** Others read along: what is for the asker goes to the asker alone. */
  hasOnlookers: boolean;
  /** `change`: a message nobody else sees was used, and the answer may take its place. */
  by: 'message' | 'change';
  /** Discord takes no form in answer to a form. */
  mayOpenForm: boolean;
}

/** What is asked, by whom. */
export interface Asked extends Asker {
  call: Call;
}

/**
 * Answers an interaction with what the desk says to a call, and never fails. Where that takes longer than half of
 * what Discord grants, Discord is told that an answer is on its way, and the answer follows.
 */
export async function respond(answering: Answering, manner: Manner, asked: Asked): Promise<void> {
  const { person, place, call } = asked;
  let deferral: Promise<Outcome<void>> | null = null;
  const callOff = answering.after(DISCORD_TIMING.deferAfterMs, () => {
    deferral = attempt(answering, () => answering.api.answer(manner.key, deferralOf(manner)));
  });
  const reply = await ask(answering, { person, place, said: { kind: 'call', call } });
  callOff();
  const deferred = await (deferral as Promise<Outcome<void>> | null);
  if (deferred !== null && !deferred.ok) return;
  const isDeferred = deferred !== null;
  if (reply.kind === 'silence') return saySilence(answering, manner, isDeferred);
  if (reply.kind === 'document') return showDocument(answering, manner, isDeferred, reply.document);
  return showForm(answering, manner, isDeferred, reply.form, asked);
}

function deferralOf({ by, hasOnlookers }: Manner): FirstAnswer {
  return by === 'change'
    ? { kind: 'deferred-change' }
    : { kind: 'deferred-message', ephemeral: hasOnlookers };
}

/** A pressed message simply stays; anything else must be answered, or Discord shows a failure. */
async function saySilence(answering: Answering, manner: Manner, isDeferred: boolean): Promise<void> {
  if (manner.by === 'message') {
    await showDocument(answering, manner, isDeferred, sentence('There is nothing to show for that.'));
    return;
  }
  if (isDeferred) return;
  await attempt(answering, () => answering.api.answer(manner.key, { kind: 'deferred-change' }));
}

/** Opens the form, or offers a button that opens it. */
async function showForm(
  answering: Answering,
  manner: Manner,
  isDeferred: boolean,
  form: Form,
  asked: Asked,
): Promise<void> {
  if (!isDeferred && manner.mayOpenForm) return openForm(answering, manner.key, form);
  answering.memory.forms.put(formKey(asked, asked.call), form, answering.nowMs());
  await showDocument(answering, manner, isDeferred, formInvitation(form, asked.call));
}

export async function openForm(answering: Answering, key: InteractionKey, form: Form): Promise<void> {
  await attempt(answering, () => answering.api.answer(key, { kind: 'form', modal: renderModal(form) }));
}

async function showDocument(
  answering: Answering,
  manner: Manner,
  isDeferred: boolean,
  document: Document,
): Promise<void> {
  const ephemeral = manner.hasOnlookers && document.visibility === 'asker';
  const deliver = (message: DiscordMessage) =>
    isDeferred
      ? deliverLater(answering, manner, document, message, ephemeral)
      : deliverAtOnce(answering, manner, document, message, ephemeral);
  await deliverInSomeForm(answering, document, { share: ephemeral }, deliver);
}

async function deliverAtOnce(
  { api }: Answering,
  { key, by }: Manner,
  document: Document,
  message: DiscordMessage,
  ephemeral: boolean,
): Promise<void> {
  const inPlace = by === 'change' && !isSaidBeneath(document);
  await api.answer(
    key,
    inPlace
      ? { kind: 'change', message: changedMessage(message) }
      : { kind: 'message', message: newMessage(message, ephemeral) },
  );
}

async function deliverLater(
  { api }: Answering,
  { key, by, hasOnlookers }: Manner,
  document: Document,
  message: DiscordMessage,
  ephemeral: boolean,
): Promise<void> {
  if (by === 'change' && isSaidBeneath(document)) {
    await api.follow(key, newMessage(message, ephemeral));
    return;
  }
  if (by === 'change' || !hasOnlookers || ephemeral) {
    await api.changeAnswer(key, changedMessage(message));
    return;
  }
  // The deferral was for the asker alone, and nothing can make it public; the first to follow would take its place.
  await api.changeAnswer(key, changedMessage(plainMessage('Here it is, for everyone.')));
  await api.follow(key, newMessage(message, false));
}
