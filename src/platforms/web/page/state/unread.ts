import type { RoleId } from '../../wire.ts';
import type { Messages } from './messages.ts';

/** The time of the newest message somebody has seen, by room. */
export type ReadMarks = Readonly<Record<string, string>>;

/** How many messages of others are newer than what was seen, by room; rooms without any are left out. */
export function unreadCounts(messages: Messages, marks: ReadMarks, me: RoleId): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { room, from, at } of messages.values()) {
    if (from === me || at <= (marks[room] ?? '')) continue;
    counts.set(room, (counts.get(room) ?? 0) + 1);
  }
  return counts;
}

/** With all of a room seen. */
export function withSeen(marks: ReadMarks, messages: Messages, room: string): ReadMarks {
  const newest = newestOf(messages, room);
  return newest <= (marks[room] ?? '') ? marks : { ...marks, [room]: newest };
}

/** Rooms that were never looked at begin as read: what was said before one came is no news. */
export function withFirstMarks(marks: ReadMarks, messages: Messages, rooms: readonly string[]): ReadMarks {
  const first = rooms.filter((room) => marks[room] === undefined);
  if (first.length === 0) return marks;
  return { ...marks, ...Object.fromEntries(first.map((room) => [room, newestOf(messages, room)])) };
}

function newestOf(messages: Messages, room: string): string {
  let newest = '';
  for (const message of messages.values()) {
    if (message.room === room && message.at > newest) newest = message.at;
  }
  return newest;
}
