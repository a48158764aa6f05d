import type { Document, Edit, Reply } from '../../core/document/document.ts';
import { deliverFiles } from './deliver-files.ts';
import { planEdits } from './edits.ts';
import { offerForm } from './forms.ts';
import { withAccess } from './people.ts';
import { toDm } from './private-outlet.ts';
import type { Question } from './question.ts';
import { causeOf } from './redact.ts';
import type { Runtime } from './runtime.ts';
import { APOLOGY, NOTHING_TO_SHOW } from './words.ts';

/** People wait this long without wondering. */
export const LOOKING_AFTER_MS = 1200;

/**
 * Asks the desk and shows what it says, in the order people asked: a slow answer lets the next pass once something
 * stands in its place. Never fails.
 */
export async function answer(runtime: Runtime, question: Question): Promise<void> {
  const { client, on } = question;
  const { tenant, id } = question.person;
  const key = `${tenant}:${question.conversation?.channel ?? 'home'}:${id}`;
  await runtime.turns.take(key, async (pass) => {
    const reply = await ask(runtime, question, pass);
    const applyEdits = planEdits(runtime, { client, tenant, on, edits: editsOf(reply) });
    try {
      await show(runtime, question, reply);
    } catch (error) {
      await lastWord(runtime, question, error);
    }
    // Nobody waits for a change to what others see.
    pass();
    await applyEdits();
  });
}

function editsOf(reply: Reply): readonly Edit[] {
  return reply.kind === 'document' ? (reply.edits ?? []) : [];
}

/** Asks the desk; after a while says that it is looking. */
async function ask(runtime: Runtime, question: Question, pass: () => void): Promise<Reply> {
  const { client, place, said, files = [], outlet, on } = question;
  let looking: Promise<void> = Promise.resolve();
  const callOff = runtime.after(LOOKING_AFTER_MS, () => {
    looking = outlet.looking().then(pass, pass);
  });
  try {
    const person = await withAccess(runtime, client, question);
    const pressed = on === undefined ? {} : { on: { channel: on.channel, message: on.message } };
    const handedIn = files.length === 0 ? {} : { files };
    return await runtime.desk.answer({ person, place, said, ...handedIn, ...pressed });
  } catch (error) {
    runtime.log.error({ cause: causeOf(error) }, 'the desk failed');
    return APOLOGY;
  } finally {
    callOff();
    await looking;
  }
}

async function show(runtime: Runtime, question: Question, reply: Reply): Promise<void> {
  if (reply.kind === 'form') return offerForm(runtime, question, reply.form);
  const document: Document = reply.kind === 'silence' ? NOTHING_TO_SHOW : reply.document;
  const files = await question.outlet.show(document);
  if (files.length === 0) return;
  const { client, person, place, conversation } = question;
  const from = place.kind === 'dm' ? conversation : null;
  for (const remark of await deliverFiles(runtime, { client, person, from, files })) {
    await question.outlet.show(remark);
  }
}

/** The answer could not be shown where it belongs: the person hears so in their DM, if Slack lets even that. */
async function lastWord(runtime: Runtime, { client, person }: Question, error: unknown): Promise<void> {
  runtime.log.error({ cause: causeOf(error) }, 'an answer could not be shown');
  if (APOLOGY.kind !== 'document') return;
  await toDm(runtime, client, person, APOLOGY.document).catch(() => {});
}
