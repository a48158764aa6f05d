import type { MessageRef } from '../../core/document/message-ref.ts';
import type { Inbound } from '../../core/ports/platform.ts';
import type { PageMessage } from '../../core/ports/store.ts';
import type { RoleId, Room } from './wire.ts';

/** One thing a person said or pressed, and where its answer goes. */
export interface Question extends Pick<Inbound, 'said' | 'files'> {
  role: RoleId;
  room: Room;
  /** The message the answer stands beneath. */
  thread: string | null;
  /** The public message of ours it was pressed on. */
  on?: MessageRef;
  /** What was typed, where it is private until its answer turns out to be public. */
  typed?: Promise<PageMessage>;
  /** A message of ours only this person sees, which the answer takes the place of: a page was turned. */
  replaces?: string;
}
