import { inertBlock, inertLine } from '../../core/document/inert-text.ts';
import type { PageMessage } from '../../core/ports/store.ts';
import { inertDocument } from './inert-document.ts';
import { roleNamed } from './roles.ts';
import { DM } from './rooms.ts';
import type { HowDrawn, WebSettings } from './settings.ts';
import type { RoleId, ShownMessage } from './wire.ts';

/** Whether a role sees a message at all. */
export function isFor(role: RoleId, { onlyFor }: Pick<PageMessage, 'onlyFor'>): boolean {
  return onlyFor === null || onlyFor === role;
}

/** Whether others are in the room, and do not see it. */
export function isPrivate({ room, onlyFor }: PageMessage): boolean {
  return onlyFor !== null && room !== DM;
}

/** Whether *Share* puts it before everyone. */
export function canShare(message: PageMessage): boolean {
  return isPrivate(message) && message.document?.share !== undefined;
}

/** What the other platforms' drawing of it depends on. */
export function howDrawn({ painter }: Pick<WebSettings, 'painter'>, message: PageMessage): HowDrawn {
  return { share: canShare(message), isPrivate: isPrivate(message), pictures: painter !== null };
}

/** A stored message as whoever may see it is shown it. */
export function shownMessage(message: PageMessage): ShownMessage {
  const { id, room, thread, from, at, text, files, document, mention, revision } = message;
  return {
    id,
    room,
    thread,
    from: from === null ? 'broadsheet' : (roleNamed(from) ?? 'reader'),
    at,
    isPrivate: isPrivate(message),
    canShare: canShare(message),
    text: text === null ? null : inertBlock(text),
    files: files.map(({ name, bytes }) => ({ name: inertLine(name), bytes })),
    document: document === null ? null : inertDocument(document),
    mention,
    revision,
  };
}
