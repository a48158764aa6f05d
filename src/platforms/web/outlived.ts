import type { PageMessage } from '../../core/ports/store.ts';
import { conversationOf } from './rooms.ts';

/**
 * Ids of the messages that make room for `added` in its conversation, where more than `most` stand there: the oldest
 * with all beneath them, then the oldest of the thread it stands in.
 */
export function outlived(all: readonly PageMessage[], added: PageMessage, most: number): string[] {
  const here = all.filter((message) => conversationOf(message) === conversationOf(added));
  const gone: string[] = [];
  const isKept = ({ id }: PageMessage) => id === added.id || id === added.thread;
  for (const root of here) {
    if (here.length - gone.length <= most) return gone;
    if (root.thread !== null || isKept(root)) continue;
    gone.push(root.id, ...here.filter(({ thread }) => thread === root.id).map(({ id }) => id));
  }
  for (const reply of here) {
    if (here.length - gone.length <= most) return gone;
    if (reply.thread !== null && !isKept(reply) && !gone.includes(reply.id)) gone.push(reply.id);
  }
  return gone;
}
