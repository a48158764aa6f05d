import { readCall } from '../../core/command/call-token.ts';
import type { Call, Form } from '../../core/document/document.ts';
import type { PageMessage } from '../../core/ports/store.ts';
import { answer } from './answering.ts';
import { callsOf, isSameCall } from './calls.ts';
import { Refused } from './refused.ts';
import { refOf, roomNamed } from './rooms.ts';
import type { Runtime } from './runtime.ts';
import type { DrawnPart } from './settings.ts';
import { share } from './sharing.ts';
import { howDrawn } from './shown.ts';
import type { Pressing, RoleId, Room } from './wire.ts';

const NOT_ON_IT = 'That button does not stand on this message any more.';

/**
 * A pressed button or a chosen entry, on a message of today or of last year. Only what stands on the message as it is
 * kept can be pressed; the desk then checks the call and the presser's rights like any other.
 */
export async function press(
  runtime: Runtime,
  role: RoleId,
  message: PageMessage,
  part: Pressing['part'],
): Promise<Form | null> {
  const call =
    part.view === 'page' ? calledOnPage(message, part.call) : await calledOnView(runtime, message, part);
  if (call === 'share') {
    await share(runtime, role, message);
    return null;
  }
  // Only the presser sees it: turning a page changes it, anything else is answered beside it.
  const turnsPage = message.onlyFor === role && Object.hasOwn(call.args, 'page');
  return answer(runtime, {
    role,
    room: roomOf(message),
    thread: message.thread,
    said: { kind: 'call', call },
    ...(message.onlyFor === null ? { on: refOf(message) } : {}),
    ...(turnsPage ? { replaces: message.id } : {}),
  });
}

/** A kept message always stands in a room; one of an older version's room would not. */
export function roomOf({ room }: Pick<PageMessage, 'room'>): Room {
  const found = roomNamed(room);
  if (found === null) throw new Refused(404, 'That room is no longer here.');
  return found;
}

function calledOnPage({ document }: PageMessage, call: Call): Call {
  const standing = document === null ? [] : callsOf(document);
  const found = standing.find((each) => isSameCall(each, call));
  if (found === undefined) throw new Refused(409, NOT_ON_IT);
  return found;
}

/** What the view holds is read as that platform's own listener would, where it stands in the payload it would get. */
async function calledOnView(
  runtime: Runtime,
  message: PageMessage,
  part: DrawnPart,
): Promise<Call | 'share'> {
  const { views, commands } = runtime.settings;
  const { document } = message;
  if (document === null) throw new Refused(409, NOT_ON_IT);
  const { payload } = await views.viewOf(document, part.view, howDrawn(runtime.settings, message));
  const sent = new Set(textsOf(payload));
  const carried =
    part.view === 'slack' ? [part.actionId, part.value] : [part.customId, part.value ?? part.customId];
  const pressed = carried.every((text) => sent.has(text)) ? await views.readPress(part) : null;
  if (pressed === null) throw new Refused(409, NOT_ON_IT);
  if (pressed.kind === 'share') return 'share';
  // A token nobody can read any more becomes a call nobody knows, which the desk explains in words.
  return readCall(commands, pressed.token) ?? { route: pressed.token, args: {} };
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
