import type { Collection, PageMessage } from '../../core/ports/store.ts';
import type { Events } from './events.ts';
import { WEB_LIMITS } from './limits.ts';
import { messageId } from './message-id.ts';
import { outlived } from './outlived.ts';

/** What is said of a new message; the rest of it is empty. */
export type NewMessage = Pick<PageMessage, 'room'> & Partial<Omit<PageMessage, 'id' | 'at' | 'revision'>>;

/** The conversation as it is kept. Whatever changes in it is told to the open pages. */
export interface History {
  get(id: string): Promise<PageMessage | null>;
  /** All of it, the oldest first. */
  all(): Promise<PageMessage[]>;
  add(message: NewMessage): Promise<PageMessage>;
  /** Under an id of its own, where nobody has it: the message that has it otherwise. */
  claim(id: string, message: NewMessage): Promise<PageMessage>;
  /** Only what `next` names changes; `null` where the message is gone. */
  change(
    id: string,
    next: (current: PageMessage) => Partial<PageMessage> | null,
  ): Promise<PageMessage | null>;
  /** Whether it was there. */
  remove(id: string): Promise<boolean>;
  /** Tells pages of what went away or changed by another hand, as when somebody asks to be forgotten. */
  reconcile(): Promise<void>;
  clear(): Promise<void>;
}

export interface HistoryParts {
  messages: Collection<PageMessage>;
  events: Pick<Events, 'message' | 'removed'>;
  now(): Date;
  random(): number;
}

export function createHistory({ messages, events, now, random }: HistoryParts): History {
  /** As they were last told of. */
  const told = new Map<string, { revision: number; onlyFor: PageMessage['onlyFor'] }>();
  const isRead = messagesOf(messages).then((all) => {
    for (const message of all) if (!told.has(message.id)) note(message);
  });
  isRead.catch(() => undefined);

  return {
    get: (id) => messages.get(id),
    all: () => messagesOf(messages),
    add,
    claim,
    change,
    remove,
    reconcile,
    clear,
  };

  async function add(message: NewMessage): Promise<PageMessage> {
    for (;;) {
      const mine = { ...whole(message), id: messageId(random) };
      if ((await put(mine)).isMine) return mine;
    }
  }

  async function claim(id: string, message: NewMessage): Promise<PageMessage> {
    return (await put({ ...whole(message), id })).stored;
  }

  async function put(mine: PageMessage): Promise<{ stored: PageMessage; isMine: boolean }> {
    let isMine = false;
    const stored = await messages.change(mine.id, (current) => {
      isMine = current === null;
      return current ?? mine;
    });
    if (isMine) {
      note(mine);
      events.message(mine);
      await makeRoom(mine);
    }
    return { stored: stored ?? mine, isMine };
  }

  async function change(
    id: string,
    next: (current: PageMessage) => Partial<PageMessage> | null,
  ): Promise<PageMessage | null> {
    let before: PageMessage | null = null;
    const changed = await messages.change(id, (current) => {
      before = null;
      const changes = current === null ? null : next(current);
      if (current === null || changes === null) return current;
      before = current;
      return { ...current, ...changes, id, revision: current.revision + 1 };
    });
    const was = before as PageMessage | null;
    if (changed === null || was === null) return changed;
    note(changed);
    events.message(changed, was.onlyFor);
    return changed;
  }

  async function remove(id: string): Promise<boolean> {
    let gone: PageMessage | null = null;
    await messages.change(id, (current) => {
      gone = current;
      return null;
    });
    const was = gone as PageMessage | null;
    told.delete(id);
    if (was !== null) events.removed(was);
    return was !== null;
  }

  async function reconcile(): Promise<void> {
    await isRead;
    const standing = new Set<string>();
    for (const message of await messagesOf(messages)) {
      standing.add(message.id);
      const known = told.get(message.id);
      if (known?.revision === message.revision) continue;
      note(message);
      events.message(message, known?.onlyFor ?? message.onlyFor);
    }
    for (const [id, { onlyFor }] of [...told]) {
      if (standing.has(id) || (await messages.get(id)) !== null) continue;
      told.delete(id);
      events.removed({ id, onlyFor });
    }
  }

  async function clear(): Promise<void> {
    const all = await messagesOf(messages);
    await messages.changeMany(all.map(({ id }) => ({ key: id, next: () => null })));
    told.clear();
  }

  /** The oldest of a conversation go, with what stands beneath them. */
  async function makeRoom(added: PageMessage): Promise<void> {
    if ((await messages.count()) <= WEB_LIMITS.messagesKept) return;
    for (const id of outlived(await messagesOf(messages), added, WEB_LIMITS.messagesKept)) await remove(id);
  }

  function whole(message: NewMessage): Omit<PageMessage, 'id'> {
    return {
      thread: null,
      from: null,
      onlyFor: null,
      text: null,
      files: [],
      document: null,
      mention: null,
      marker: null,
      ...message,
      at: now().toISOString(),
      revision: 0,
    };
  }

  function note({ id, revision, onlyFor }: PageMessage): void {
    told.set(id, { revision, onlyFor });
  }
}

async function messagesOf(messages: Collection<PageMessage>): Promise<PageMessage[]> {
  const all: PageMessage[] = [];
  for await (const [, message] of messages.all()) all.push(message);
  return all;
}
