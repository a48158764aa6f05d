import { createTurns } from './turns.ts';

/**
 * Keeps changes to a message in the order the desk made them, however fast people press: one at a time, and each time
 * the newest of those that wait, since each shows the message whole.
 */
export interface EditOrder {
  /** To be called at once when the desk has answered; what it returns sees to it that the newest change is made. */
  plan(message: string, change: () => Promise<void>): () => Promise<void>;
  /** Makes a change that is never left out for a newer one, in its turn. */
  alone<T>(message: string, change: () => Promise<T>): Promise<T>;
  /** To be called when a message is shown that is to be adorned later, such as with pictures that take a while. */
  adorn(message: string): Adornment;
}

/** A change that says nothing new: it is left out once anything else was planned for the message. */
export interface Adornment {
  /** Makes the change in its turn; `false` when it was left out. May be called again. */
  make(change: () => Promise<void>): Promise<boolean>;
  /** To be called when there is nothing more to make. */
  end(): void;
}

/** Under what the changes of one message are kept in order. */
export function editKey(tenant: string, channel: string, message: string): string {
  return `${tenant}:${channel}:${message}`;
}

export function createEditOrder(): EditOrder {
  const turns = createTurns();
  const newest = new Map<string, () => Promise<void>>();
  const adorned = new Map<string, object>();
  return {
    plan(message, change) {
      adorned.delete(message);
      newest.set(message, change);
      return () =>
        turns.take(message, async () => {
          const next = newest.get(message);
          newest.delete(message);
          await next?.();
        });
    },
    async alone<T>(message: string, change: () => Promise<T>) {
      adorned.delete(message);
      const results: T[] = [];
      await turns.take(message, async () => void results.push(await change()));
      return results[0] as T;
    },
    adorn(message) {
      const own = {};
      adorned.set(message, own);
      const isOwn = () => adorned.get(message) === own;
      return {
        async make(change) {
          let isMade = false;
          await turns.take(message, async () => {
            if (!isOwn()) return;
            await change();
            isMade = true;
          });
          return isMade;
        },
        end() {
          if (isOwn()) adorned.delete(message);
        },
      };
    },
  };
}
