import type { ServerResponse } from 'node:http';
import type { PageMessage } from '../../core/ports/store.ts';
import { createChanges } from './changes.ts';
import { type EventStream, openEventStream } from './event-stream.ts';
import { WEB_LIMITS } from './limits.ts';
import { Refused } from './refused.ts';
import { roleNamed } from './roles.ts';
import { isFor, shownMessage } from './shown.ts';
import type { ClockState, Hello, Removed, RoleId } from './wire.ts';

/** What open pages are told as it happens. */
export interface Events {
  /** Throws `Refused` where there are as many pages as may be. */
  checkRoom(): void;
  /** Opens a page for a role. `lastSeen` is what the browser saw before its connection broke. */
  open(response: ServerResponse, role: RoleId, lastSeen: string | null): Promise<void>;
  /** A message is new or changed; `before` is whom alone it was for until now. */
  message(message: PageMessage, before?: PageMessage['onlyFor']): void;
  removed(message: Pick<PageMessage, 'id' | 'onlyFor'>): void;
  clock(state: ClockState): void;
  /** Everything is to be read again. */
  restarted(): void;
  /** Ends all pages. */
  close(): void;
}

export interface EventParts {
  after(delayMs: number, run: () => void): () => void;
  /** Another at each start of the program. */
  boot: string;
  messageOf(id: string): Promise<PageMessage | null>;
}

export function createEvents({ after, boot, messageOf }: EventParts): Events {
  const streams = new Set<EventStream>();
  const changes = createChanges();
  let callOffBeat: (() => void) | null = null;

  return {
    checkRoom() {
      if (streams.size < WEB_LIMITS.streams) return;
      throw new Refused(503, 'Too many pages are open at once: close one, and this one goes on.');
    },

    async open(response, role, lastSeen) {
      const stream = openEventStream(response, role);
      streams.add(stream);
      response.on('close', () => streams.delete(stream));
      callOffBeat ??= after(WEB_LIMITS.heartbeatMs, beat);
      stream.send(idOf(changes.newest()), 'hello', JSON.stringify({ boot } satisfies Hello));
      await catchUp(stream, lastSeen);
    },

    message(message, before = message.onlyFor) {
      const number = changes.add(message.id, null);
      const data = JSON.stringify(shownMessage(message));
      for (const stream of streams) {
        if (isFor(stream.role, message)) stream.send(idOf(number), 'message', data);
        else if (isFor(stream.role, { onlyFor: before })) sendRemoved(stream, number, message.id);
      }
    },

    removed(message) {
      const number = changes.add(message.id, roleNamed(message.onlyFor) ?? 'everyone');
      for (const stream of streams) if (isFor(stream.role, message)) sendRemoved(stream, number, message.id);
    },

    clock(state) {
      const data = JSON.stringify(state);
      for (const stream of streams) stream.send(idOf(changes.newest()), 'clock', data);
    },

    restarted() {
      changes.forget();
      for (const stream of streams) stream.send(idOf(changes.newest()), 'restarted', '{}');
    },

    close() {
      callOffBeat?.();
      callOffBeat = null;
      for (const stream of streams) stream.end();
      streams.clear();
    },
  };

  function beat(): void {
    callOffBeat = streams.size === 0 ? null : after(WEB_LIMITS.heartbeatMs, beat);
    for (const stream of streams) stream.beat();
  }

  /** What a page missed while its connection was broken; all of it anew where that is no longer known. */
  async function catchUp(stream: EventStream, lastSeen: string | null): Promise<void> {
    const number = numberIn(lastSeen);
    // Another start of the program is told by `boot`.
    if (number === null) return;
    const missed = changes.since(number);
    if (missed === null) return stream.send(idOf(changes.newest()), 'restarted', '{}');
    for (const { number: at, message: id, goneFor } of missed) {
      if (goneFor !== null) {
        if (goneFor === 'everyone' || goneFor === stream.role) sendRemoved(stream, at, id);
        continue;
      }
      const message = await messageOf(id);
      if (message !== null && isFor(stream.role, message))
        stream.send(idOf(at), 'message', JSON.stringify(shownMessage(message)));
    }
  }

  function sendRemoved(stream: EventStream, number: number, id: string): void {
    stream.send(idOf(number), 'removed', JSON.stringify({ id } satisfies Removed));
  }

  function idOf(number: number): string {
    return `${boot}.${number}`;
  }

  function numberIn(lastSeen: string | null): number | null {
    const [ofBoot, number] = lastSeen?.split('.') ?? [];
    return ofBoot === boot && number !== undefined && /^\d{1,15}$/.test(number) ? Number(number) : null;
  }
}
