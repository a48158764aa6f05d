import type { Call } from '../../core/document/document.ts';
import type { PageMessage } from '../../core/ports/store.ts';
import type { Fields } from './body.ts';
import { WEB_LIMITS } from './limits.ts';
import { isMessageId } from './message-id.ts';
import { notThere, Refused } from './refused.ts';
import { roleNamed } from './roles.ts';
import { roomNamed } from './rooms.ts';
import type { Runtime } from './runtime.ts';
import { isFor } from './shown.ts';
import type { ClockMove, Pressing, RoleId, Room } from './wire.ts';

/** Reads what comes from outside, field by field; each throws `Refused` where it is not what it should be. */

export function roleIn(name: unknown): RoleId {
  const role = roleNamed(name);
  if (role === null) throw new Refused(400, 'Say who you are: as reader, host or admin.');
  return role;
}

export function roomIn(name: unknown): Room {
  const room = roomNamed(name);
  if (room === null) throw new Refused(404, 'There is no such room.');
  return room;
}

export function textIn(value: unknown, name: string): string {
  if (typeof value === 'string') return value;
  throw new Refused(400, `“${name}” is missing, or no text.`);
}

/** A message of that id which the role may see. */
export async function messageIn({ history }: Runtime, role: RoleId, id: unknown): Promise<PageMessage> {
  const message = isMessageId(id) ? await history.get(id) : null;
  if (message === null || !isFor(role, message)) throw notThere();
  return message;
}

/** A message of the room beneath which others may stand; `null` where none is named. */
export async function threadIn(
  runtime: Runtime,
  role: RoleId,
  room: Room,
  id: unknown,
): Promise<string | null> {
  if (id === undefined || id === null || id === '') return null;
  const message = await messageIn(runtime, role, id);
  if (message.room !== room.id || message.thread !== null) throw notThere();
  return message.id;
}

export function partIn(value: unknown): Pressing['part'] {
  const { view, call, actionId, value: chosen, customId } = fieldsOf(value);
  if (view === 'page') return { view, call: callIn(call) };
  if (view === 'slack')
    return { view, actionId: textIn(actionId, 'actionId'), value: textIn(chosen, 'value') };
  if (view !== 'discord') throw new Refused(400, 'A press is made in the view page, slack or discord.');
  const rest = chosen === undefined ? {} : { value: textIn(chosen, 'value') };
  return { view, customId: textIn(customId, 'customId'), ...rest };
}

function callIn(value: unknown): Call {
  const { route, args } = fieldsOf(value);
  const given = Object.entries(fieldsOf(args));
  const isPlain = ([, arg]: [string, unknown]): boolean =>
    ['string', 'number', 'boolean'].includes(typeof arg);
  if (!given.every(isPlain))
    throw new Refused(400, 'The values of a call are texts, numbers, true and false.');
  return { route: textIn(route, 'route'), args: Object.fromEntries(given) as Call['args'] };
}

/** What was filled into a form. */
export function valuesIn(value: unknown): Record<string, string> {
  const given = Object.entries(fieldsOf(value));
  if (given.length > WEB_LIMITS.formFields) throw new Refused(400, 'No form has that many fields.');
  const values = given.map(([name, text]): [string, string] => [name, textIn(text, name)]);
  const isTooLong = values.some(([, text]) => text.length > WEB_LIMITS.formFieldCharacters);
  if (isTooLong)
    throw new Refused(400, `A field holds at most ${WEB_LIMITS.formFieldCharacters} characters.`);
  return Object.fromEntries(values);
}

const MOVES = ['next-monday', 'next-post', 'hour', 'day', 'week'] as const;
/** An instant with its offset, so that it means the same everywhere. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

export function moveIn(value: unknown): ClockMove {
  const named = MOVES.find((move) => move === value);
  if (named !== undefined) return { to: named };
  const { at } = fieldsOf(value);
  if (typeof at === 'string' && INSTANT.test(at) && !Number.isNaN(Date.parse(at))) return { to: { at } };
  throw new Refused(
    400,
    'The clock moves to next-monday, next-post, an hour, a day or a week on, or to an instant.',
  );
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}
