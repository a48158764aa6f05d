import { sentence } from '../../core/cards/reply.ts';
import type { Call, Form } from '../../core/document/document.ts';
import type { IncomingFile } from '../../core/document/incoming-file.ts';
import { type Answering, ask, attempt, formKey, type Outcome } from './answering.ts';
import type { InteractionKey } from './api.ts';
import { deferralOf, type Manner, type Stage } from './manner.ts';
import type { Asker } from './person.ts';
import { formInvitation } from './placement.ts';
import { renderModal } from './render/index.ts';
import { showDocument } from './show-document.ts';
import { changeAll, showReply } from './show-reply.ts';
import { DISCORD_TIMING } from './timing.ts';

/** What is asked, by whom. */
export interface Asked extends Asker {
  call: Call;
  /** What was attached. */
  files?: readonly IncomingFile[];
}

/**
 * Answers an interaction with what the desk says to a call, and never fails. Where that takes longer than half of
 * what Discord grants, Discord is told that an answer is on its way, and the answer follows.
 */
export async function respond(answering: Answering, manner: Manner, asked: Asked): Promise<void> {
  const { person, place, call, files = [] } = asked;
  let deferral: Promise<Outcome<void>> | null = null;
  const callOff = answering.after(DISCORD_TIMING.deferAfterMs, () => {
    deferral = attempt(answering, () => answering.api.answer(manner.key, deferralOf(manner)));
  });
  const on = manner.pressed === null ? {} : { on: manner.pressed.message };
  const handedIn = files.length === 0 ? {} : { files };
  const said = { kind: 'call' as const, call };
  const reply = await ask(answering, { person, place, ...on, said, ...handedIn });
  callOff();
  const deferred = await (deferral as Promise<Outcome<void>> | null);
  if (deferred !== null && !deferred.ok) {
    if (reply.kind === 'document') await changeAll(answering, reply.edits ?? []);
    return;
  }
  const stage: Stage = deferred === null ? 'fresh' : 'deferred';
  if (reply.kind === 'silence') return saySilence(answering, manner, stage);
  if (reply.kind === 'document') return showReply(answering, manner, stage, reply);
  return showForm(answering, manner, stage, reply.form, asked);
}

/** A pressed message simply stays; anything else must be answered, or Discord shows a failure. */
async function saySilence(answering: Answering, manner: Manner, stage: Stage): Promise<void> {
  if (manner.by === 'message') {
    await showDocument(answering, manner, stage, sentence('There is nothing to show for that.'));
    return;
  }
  if (stage !== 'fresh') return;
  await attempt(answering, () => answering.api.answer(manner.key, { kind: 'deferred-change' }));
}

/** Opens the form, or offers a button that opens it. */
async function showForm(
  answering: Answering,
  manner: Manner,
  stage: Stage,
  form: Form,
  asked: Asked,
): Promise<void> {
  if (stage === 'fresh' && manner.mayOpenForm) return openForm(answering, manner.key, form);
  answering.memory.forms.put(formKey(asked, asked.call), form, answering.nowMs());
  await showDocument(answering, manner, stage, formInvitation(form, asked.call));
}

export async function openForm(answering: Answering, key: InteractionKey, form: Form): Promise<void> {
  await attempt(answering, () => answering.api.answer(key, { kind: 'form', modal: renderModal(form) }));
}
