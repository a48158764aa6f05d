import { createTurns } from './turns.ts';

/**
 * Keeps changes to a message in the order the desk made them, however fast people press: one at a time, and each time
 * the newest of those that wait, since each shows the message whole.
 */
export interface EditOrder {
  /** To be called at once when the desk has answered; what it returns sees to it that the newest change is made. */
  plan(message: string, change: () => Promise<void>): () => Promise<void>;
}

export function createEditOrder(): EditOrder {
  const turns = createTurns();
  const newest = new Map<string, () => Promise<void>>();
  return {
    plan(message, change) {
      newest.set(message, change);
      return () =>
        turns.take(message, async () => {
          const next = newest.get(message);
          newest.delete(message);
          await next?.();
        });
    },
  };
}
