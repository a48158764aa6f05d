import { readCall } from '../../core/command/call-token.ts';
import type { Form } from '../../core/document/document.ts';
import type { PageMessage } from '../../core/ports/store.ts';
import { answer } from './answering.ts';
import { Refused } from './refused.ts';
import { refOf } from './rooms.ts';
import type { Runtime } from './runtime.ts';
import type { RoleId, Room } from './wire.ts';

export interface Submitted {
  role: RoleId;
  room: Room;
  thread: string | null;
  /** The message whose button opened the form. */
  message: PageMessage | null;
  token: string;
  values: Record<string, string>;
}

/** A form that was filled in: its call with the answers, checked by the desk like anything that comes from outside. */
export function submit(runtime: Runtime, submitted: Submitted): Promise<Form | null> {
  const { role, room, thread, message, token, values } = submitted;
  const call = readCall(runtime.settings.commands, token);
  if (call === null) throw new Refused(400, 'That form belongs to a command I no longer have.');
  return answer(runtime, {
    role,
    room,
    thread,
    said: { kind: 'call', call: { route: call.route, args: { ...call.args, ...values } } },
    ...(message !== null && message.onlyFor === null ? { on: refOf(message) } : {}),
  });
}
