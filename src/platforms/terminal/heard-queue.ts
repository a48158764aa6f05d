import type { Heard } from './line-input.ts';

/** Keeps what was heard until it is asked for: lines pasted or typed ahead wait here for their turn. */
export interface HeardQueue {
  push(heard: Heard): void;
  /** What is next, or `null` when nothing waits. */
  take(): Heard | null;
  wait(): Promise<Heard>;
  /** Drops what waits; from now on all that is heard is the end. */
  close(): void;
}

export function createHeardQueue(): HeardQueue {
  const waiting: Heard[] = [];
  let resolveNext: ((heard: Heard) => void) | null = null;
  let closed = false;

  const hand = (heard: Heard) => {
    const resolve = resolveNext;
    resolveNext = null;
    if (resolve === null) waiting.push(heard);
    else resolve(heard);
  };
  const take = (): Heard | null => (closed ? { kind: 'end' } : (waiting.shift() ?? null));

  return {
    push: (heard) => {
      if (!closed) hand(heard);
    },
    take,
    wait: () => {
      const next = take();
      if (next !== null) return Promise.resolve(next);
      return new Promise((resolve) => {
        resolveNext = resolve;
      });
    },
    close: () => {
      if (closed) return;
      waiting.length = 0;
      if (resolveNext !== null) hand({ kind: 'end' });
      closed = true;
    },
  };
}
