import { sentence } from '../../core/cards/reply.ts';
import type { Action, Form } from '../../core/document/document.ts';
import { formButton } from './local-calls.ts';
import { writeMemory } from './modal-memory.ts';
import { callOf } from './people.ts';
import type { Question } from './question.ts';
import { renderModal } from './render/index.ts';
import type { Runtime } from './runtime.ts';

/** Opens a form where Slack lets us; else offers a button that does, since a form needs a click to open. */
export async function offerForm(runtime: Runtime, question: Question, form: Form): Promise<void> {
  if (question.triggerId !== null && (await openForm(runtime, question, form))) return;
  const action = formButton(form) ?? askAgain(runtime, question);
  await question.outlet.show(
    sentence(`${form.title}: press the button to write.`, action === null ? [] : [action]),
  );
}

/** Whether it opened: a trigger is good for three seconds and once. */
export async function openForm(runtime: Runtime, question: Question, form: Form): Promise<boolean> {
  const { client, place, conversation, triggerId } = question;
  const memory = writeMemory({ call: form.submit, option: '', place, conversation });
  try {
    const view = renderModal(form, memory);
    await runtime.caller.call('views.open', 'once', () =>
      client.views.open({ trigger_id: triggerId ?? '', view }),
    );
    return true;
  } catch {
    return false;
  }
}

/** A form too long for a button is made anew when the button is pressed. */
function askAgain(runtime: Runtime, question: Question): Action | null {
  const call = callOf(runtime.commands, question);
  if (call === null) return null;
  return { kind: 'button', label: 'Open', spoken: 'Open the form', call, style: 'primary' };
}
