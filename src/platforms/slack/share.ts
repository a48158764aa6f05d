import type { Reply } from '../../core/document/document.ts';
import { postTo } from './conversation-outlet.ts';
import { withAccess } from './people.ts';
import type { PressedOn } from './press.ts';
import type { Question } from './question.ts';
import { respond } from './respond.ts';
import type { Runtime } from './runtime.ts';
import { noteShown } from './shown.ts';
import { troubleOf } from './trouble.ts';
import { NOTHING_TO_SHOW, notShared } from './words.ts';

type OnMessage = Extract<PressedOn, { kind: 'message' }>;

/** Shows a private answer to everyone in the channel, once, and takes the private one away. */
export async function share(runtime: Runtime, question: Question, on: OnMessage): Promise<void> {
  const { client, person, place, said } = question;
  const key = `${person.tenant}:${on.channel}:${on.ts}:${JSON.stringify(said)}`;
  if (!runtime.shares.claim(key)) return;
  const reply = await runtime.desk.answer({
    person: await withAccess(runtime, client, question),
    place,
    said,
  });
  try {
    await post(runtime, question, on, reply);
  } catch (error) {
    runtime.shares.release(key);
    const trouble = troubleOf(error);
    await question.outlet.show(notShared(trouble.kind === 'refused' ? trouble.code : trouble.kind));
    return;
  }
  await takeAway(runtime, on);
}

async function post(
  runtime: Runtime,
  { client, person }: Question,
  on: OnMessage,
  reply: Reply,
): Promise<void> {
  const document = reply.kind === 'document' ? reply.document : NOTHING_TO_SHOW;
  await postTo(
    runtime,
    client,
    { channel: on.channel, threadTs: on.threadTs, tenant: person.tenant },
    document,
  );
  noteShown(runtime, person.tenant, on.channel, document);
}

/** That the private answer stays beside the shared one does no harm. */
async function takeAway(runtime: Runtime, on: OnMessage): Promise<void> {
  if (on.responseUrl === '' || !on.isPrivate) return;
  await respond(runtime.caller, on.responseUrl, { delete_original: true }).catch(() => {});
}
