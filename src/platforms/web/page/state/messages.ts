import type { ShownMessage } from '../../wire.ts';

export type Messages = ReadonlyMap<string, ShownMessage>;

/** With a new or changed message; what is older than what is shown changes nothing. */
export function withMessage(messages: Messages, message: ShownMessage): Messages {
  const known = messages.get(message.id);
  if (known !== undefined && known.revision >= message.revision) return messages;
  return new Map(messages).set(message.id, message);
}

export function withoutMessage(messages: Messages, id: string): Messages {
  if (!messages.has(id)) return messages;
  const rest = new Map(messages);
  rest.delete(id);
  return rest;
}

/**
 * The messages as read anew. `since` names what came or went by event while they were being read: of these the event
 * tells the newer story.
 */
export function asReadAnew(
  read: readonly ShownMessage[],
  shown: Messages,
  since: { came: ReadonlySet<string>; went: ReadonlySet<string> },
): Messages {
  const anew = new Map(read.filter(({ id }) => !since.went.has(id)).map((message) => [message.id, message]));
  for (const [id, message] of shown) {
    const known = anew.get(id);
    const isNewer = known === undefined ? since.came.has(id) : message.revision > known.revision;
    if (isNewer && !since.went.has(id)) anew.set(id, message);
  }
  return anew;
}

/** Those of a room itself, the oldest first. */
export function messagesOfRoom(messages: Messages, room: string): ShownMessage[] {
  return inOrder([...messages.values()].filter((each) => each.room === room && each.thread === null));
}

/** Those beneath a message, the oldest first. */
export function repliesTo(messages: Messages, thread: string): ShownMessage[] {
  return inOrder([...messages.values()].filter((each) => each.thread === thread));
}

/** How many stand beneath each message that has any. */
export function replyCounts(messages: Messages): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { thread } of messages.values()) {
    if (thread !== null) counts.set(thread, (counts.get(thread) ?? 0) + 1);
  }
  return counts;
}

/** By time; of the same time in the order they came. */
function inOrder(messages: ShownMessage[]): ShownMessage[] {
  return messages.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
