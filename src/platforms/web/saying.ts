import type { Form } from '../../core/document/document.ts';
import type { IncomingFile } from '../../core/document/incoming-file.ts';
import { answer } from './answering.ts';
import { heardIn } from './heard.ts';
import { WEB_LIMITS } from './limits.ts';
import { showLinked } from './links.ts';
import { Refused } from './refused.ts';
import type { Runtime } from './runtime.ts';
import type { RoleId, Room } from './wire.ts';

export interface Said {
  role: RoleId;
  room: Room;
  thread: string | null;
  text: string;
  files?: readonly IncomingFile[];
}

/** Puts what somebody wrote into the room and, where it is for Broadsheet, answers it. Resolves to a form to fill in. */
export async function say(runtime: Runtime, said: Said): Promise<Form | null> {
  const { role, room, thread, text, files = [] } = said;
  if (text.trim() === '' && files.length === 0) throw new Refused(400, 'There is nothing in that message.');
  if (text.length > WEB_LIMITS.textCharacters) {
    throw new Refused(400, `That is too long: at most ${WEB_LIMITS.textCharacters} characters, please.`);
  }
  const heard = heardIn(room, text, files.length > 0);
  const isPrivate = heard.kind === 'asked' && heard.isPrivate;
  const typed = runtime.history.add({
    room: room.id,
    thread,
    from: role,
    onlyFor: isPrivate ? role : null,
    text,
    files: files.map(({ name, bytes }) => ({ name, bytes })),
  });
  // Whoever takes the turn hears of it; until then nobody else does.
  typed.catch(() => undefined);
  if (heard.kind === 'asked') {
    return answer(runtime, { role, room, thread, said: { kind: 'text', text: heard.text }, files, typed });
  }
  await runtime.turns.take(`${role}:${room.id}`, async () => {
    await typed;
    await showLinked(runtime, { role, room, thread, text });
  });
  return null;
}
