import type { Call } from '../../core/document/document.ts';
import type { PageMessage } from '../../core/ports/store.ts';
import { causeOf } from './answering.ts';
import { Refused } from './refused.ts';
import { personOf } from './roles.ts';
import { DM } from './rooms.ts';
import { deskOf, type Runtime } from './runtime.ts';
import { canShare } from './shown.ts';
import type { RoleId } from './wire.ts';

/**
 * *Share*: the call is asked again and its answer posted for everyone, once, however often it is pressed. Then the
 * private one goes; where posting failed it stays, and can be shared again.
 */
export async function share(runtime: Runtime, role: RoleId, message: PageMessage): Promise<void> {
  if (message.room === DM) throw new Refused(409, 'Here nobody else reads along.');
  await runtime.turns.take(`${role}:${message.room}`, async () => {
    const call = await claim(runtime, message.id);
    if (call === null) return;
    try {
      await post(runtime, role, message, call);
    } catch (error) {
      runtime.settings.log.error({ cause: causeOf(error) }, 'an answer could not be shared');
      await giveBack(runtime, message.id, call);
      throw new Refused(500, 'That could not be shared just now; please try again in a moment.');
    }
    await runtime.history.remove(message.id);
  });
}

/** Takes the offer from the message, so that nobody else has it; `null` where it was taken already. */
async function claim({ history }: Runtime, id: string): Promise<Call | null> {
  let call: Call | null = null;
  await history.change(id, (current) => {
    call = null;
    if (current.document === null || !canShare(current)) return null;
    const { share: offered, ...document } = current.document;
    call = offered ?? null;
    return { document };
  });
  return call;
}

async function giveBack({ history }: Runtime, id: string, call: Call): Promise<void> {
  await history.change(id, ({ document }) =>
    document === null ? null : { document: { ...document, share: call } },
  );
}

async function post(
  runtime: Runtime,
  role: RoleId,
  { room, thread }: PageMessage,
  call: Call,
): Promise<void> {
  const reply = await deskOf(runtime).answer({
    person: personOf(role),
    place: { kind: 'channel', id: room },
    said: { kind: 'call', call },
  });
  if (reply.kind !== 'document') throw new Error(`nothing to share: ${reply.kind}`);
  const { share: _again, ...document } = reply.document;
  await runtime.history.add({ room, thread, document: { ...document, visibility: 'everyone' } });
}
