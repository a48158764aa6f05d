import type { Random } from './mutate.ts';

/** A door that inputs come in by, with the real program behind it. */
export interface Target {
  name: string;
  /** Hands in one damaged input; resolves once it was taken, and fails when that takes longer than it may. */
  feed(random: Random): Promise<void>;
  /** Asks good questions; fails when one is not answered. */
  ask(): Promise<void>;
  /** What went out, and what was logged, since it was last asked. */
  heard(): { sent: string[]; logged: string[] };
  /** Words that may stand in neither. */
  secrets: readonly string[];
  /** Fails where something was sent that the far side would refuse. */
  close(): Promise<void>;
}

/** No answer to any input may take longer. */
export const BOUND_MS = 8000;

/** Fails once the time is over. */
export function bounded<T>(work: Promise<T>, what: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${what} took longer than ${BOUND_MS} ms`)), BOUND_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
