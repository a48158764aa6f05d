import { createTurns } from './turns.ts';

/**
 * Keeps changes to a message in the order the desk made them, however fast people press: while one is under way only
 * the newest of those that wait is carried out, since each shows the message whole.
 */
export interface EditOrder {
  /** To be called at once when the desk has answered; what it returns carries the change out, or leaves it out. */
  plan(message: string): (change: () => Promise<void>) => Promise<void>;
}

export function createEdits(): EditOrder {
  const turns = createTurns();
  const newest = new Map<string, number>();
  let count = 0;
  return {
    plan(message) {
      count += 1;
      const mine = count;
      newest.set(message, mine);
      return (change) =>
        turns.take(message, async () => {
          if (newest.get(message) !== mine) return;
          try {
            await change();
          } finally {
            if (newest.get(message) === mine) newest.delete(message);
          }
        });
    },
  };
}
