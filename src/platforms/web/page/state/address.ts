import type { RoleId } from '../../wire.ts';

export type View = 'page' | 'slack' | 'discord';

/** What the address of the page says, so that a reload or a link shows the same. */
export interface Address {
  role: RoleId;
  room: string;
  thread: string | null;
  view: View;
  payload: boolean;
}

export const ROLES: readonly RoleId[] = ['reader', 'host', 'admin'];
export const VIEWS: readonly View[] = ['page', 'slack', 'discord'];

/** Reads `?as=host&room=general&thread=…&view=slack&payload=1`; what is missing or unknown is as in `kept`. */
export function readAddress(query: string, kept: Partial<Address>): Address {
  const said = new URLSearchParams(query);
  return {
    role: oneOf(ROLES, said.get('as')) ?? kept.role ?? 'reader',
    room: said.get('room') ?? kept.room ?? 'reading-group',
    thread: said.has('room') ? said.get('thread') : (said.get('thread') ?? kept.thread ?? null),
    view: oneOf(VIEWS, said.get('view')) ?? kept.view ?? 'page',
    payload: said.has('payload') ? said.get('payload') === '1' : (kept.payload ?? false),
  };
}

/** The query that `readAddress` reads the same from. */
export function writeAddress({ role, room, thread, view, payload }: Address): string {
  const query = new URLSearchParams({ as: role, room });
  if (thread !== null) query.set('thread', thread);
  query.set('view', view);
  if (payload) query.set('payload', '1');
  return `?${query}`;
}

function oneOf<T extends string>(known: readonly T[], said: string | null): T | null {
  return known.find((each) => each === said) ?? null;
}
