import type { MessageRef } from '../../core/document/message-ref.ts';
import type { Place } from '../../core/person.ts';
import type { PageMessage } from '../../core/ports/store.ts';
import { ROLES } from './roles.ts';
import type { RoleId, Room } from './wire.ts';

/** What Broadsheet is called by in a channel: `@Broadsheet lazy neuron`. */
export const BOT_NAME = 'Broadsheet';

export const DM = 'dm';

/** Where the weekly paper is posted at the first start. */
export const READING_GROUP = 'reading-group';

export const ROOMS: readonly Room[] = [
  {
    id: READING_GROUP,
    kind: 'channel',
    name: 'reading-group',
    topic: 'Nominate, vote, and the paper of the week',
  },
  { id: 'general', kind: 'channel', name: 'general', topic: 'Everything else' },
  { id: DM, kind: 'dm', name: BOT_NAME, topic: 'Between you and Broadsheet alone' },
];

export function roomNamed(name: unknown): Room | null {
  return ROOMS.find(({ id }) => id === name) ?? null;
}

/**
 * A room as the desk and the ledger know it. There is one direct message for each role, and what is kept of one is
 * not kept of another.
 */
export function placeOf(room: Room, role: RoleId): Place {
  return room.kind === 'dm' ? { kind: 'dm', id: dmOf(role) } : { kind: 'channel', id: room.id };
}

/** The id under which the direct message with a role goes outside this folder. */
export function dmOf(role: string): string {
  return `${DM}-${role}`;
}

/** The role whose direct message a channel's id names; `null` where it names none. */
export function roleOfDm(channel: string): RoleId | null {
  return ROLES.find(({ id }) => dmOf(id) === channel)?.id ?? null;
}

export function refOf({ id, room, onlyFor }: Pick<PageMessage, 'id' | 'room' | 'onlyFor'>): MessageRef {
  return { channel: room === DM ? dmOf(onlyFor ?? '') : room, message: id };
}

/** Which conversation a message is part of: a room, or one role's direct message. */
export function conversationOf({ room, onlyFor }: Pick<PageMessage, 'room' | 'onlyFor'>): string {
  return room === DM ? dmOf(onlyFor ?? '') : room;
}
