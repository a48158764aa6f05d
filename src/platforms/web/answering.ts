import { sentence } from '../../core/cards/reply.ts';
import type { Document, Edit, Form, Reply } from '../../core/document/document.ts';
import { errorWords } from '../../core/error-words.ts';
import type { PageMessage } from '../../core/ports/store.ts';
import { WEB_LIMITS } from './limits.ts';
import type { Question } from './question.ts';
import { personOf } from './roles.ts';
import { placeOf } from './rooms.ts';
import { deskOf, type Runtime } from './runtime.ts';

const APOLOGY: Reply = {
  kind: 'document',
  document: sentence('Something went wrong on my side. It has been noted; please try again in a moment.'),
};

/**
 * Asks the desk and shows what it says, in the order people asked: a slow answer lets the next pass once something
 * stands in its place. Resolves to the form that is to be filled in, where one is.
 */
export function answer(runtime: Runtime, question: Question): Promise<Form | null> {
  const key = `${question.role}:${question.room.id}`;
  return runtime.turns.take(key, async (pass) => {
    await question.typed;
    const { reply, looking } = await ask(runtime, question, pass);
    // Begun at once, so that changes of one message are made in the order the desk made them.
    const edits = applyEdits(runtime, reply);
    const form = await show(runtime, question, reply, looking);
    await edits;
    await runtime.history.reconcile();
    return form;
  });
}

/** Asks the desk; after a while a message that looks stands where the answer will. */
async function ask(runtime: Runtime, question: Question, pass: () => void) {
  const { settings } = runtime;
  let placing: Promise<PageMessage | null> = Promise.resolve(null);
  const callOff = settings.after(WEB_LIMITS.lookingAfterMs, () => {
    placing = question.replaces === undefined ? placeLooking(runtime, question) : Promise.resolve(null);
    void placing.then(pass, pass);
  });
  const reply = await askDesk(runtime, question);
  callOff();
  return { reply, looking: (await placing.catch(() => null))?.id ?? null };
}

async function askDesk(runtime: Runtime, question: Question): Promise<Reply> {
  const { role, room, said, files = [], on } = question;
  try {
    return await deskOf(runtime).answer({
      person: personOf(role),
      place: placeOf(room, role),
      said,
      ...(files.length === 0 ? {} : { files }),
      ...(on === undefined ? {} : { on }),
    });
  } catch (error) {
    runtime.settings.log.error({ cause: causeOf(error) }, 'the desk failed');
    return APOLOGY;
  }
}

/** For the asker alone, since nobody knows yet whom the answer is for. */
function placeLooking({ history }: Runtime, { role, room, thread }: Question): Promise<PageMessage> {
  return history.add({ room: room.id, thread, onlyFor: role });
}

async function show(
  runtime: Runtime,
  question: Question,
  reply: Reply,
  looking: string | null,
): Promise<Form | null> {
  const { history } = runtime;
  if (reply.kind === 'document') {
    await showDocument(runtime, question, reply.document, looking ?? question.replaces ?? null);
    return null;
  }
  if (looking !== null) await history.remove(looking);
  return reply.kind === 'form' ? reply.form : null;
}

async function showDocument(
  { history }: Runtime,
  question: Question,
  document: Document,
  standing: string | null,
): Promise<void> {
  const { role, room, thread, typed } = question;
  const isForAll = room.kind === 'channel' && document.visibility === 'everyone';
  const onlyFor = isForAll ? null : role;
  const asked = await typed;
  if (isForAll && asked !== undefined && asked.onlyFor !== null) {
    await history.change(asked.id, () => ({ onlyFor: null }));
  }
  const changed = standing === null ? null : await history.change(standing, () => ({ document, onlyFor }));
  if (changed === null) await history.add({ room: room.id, thread, onlyFor, document });
}

/** Messages that look different from now on. One that is gone meanwhile needs no change. */
async function applyEdits({ history, settings }: Runtime, reply: Reply): Promise<void> {
  const edits: readonly Edit[] = reply.kind === 'document' ? (reply.edits ?? []) : [];
  const made = await Promise.allSettled(
    edits.map(({ message, document }) =>
      history.change(message.message, ({ from }) => (from === null ? { document } : null)),
    ),
  );
  for (const outcome of made) {
    if (outcome.status === 'rejected')
      settings.log.error({ cause: causeOf(outcome.reason) }, 'a message could not be changed');
  }
}

export function causeOf(error: unknown): string {
  return errorWords(error);
}
