import type { Fields } from './json.ts';

/** What goes wrong instead of, or beside, the answer of one call. `after`: when it has been carried out already. */
export type Fault =
  | { kind: 'rate-limited'; retryAfterSeconds: number | null }
  | { kind: 'status'; status: number; when?: 'before' | 'after' }
  /** A page of HTML with status 200, as a proxy in between may send. */
  | { kind: 'html'; when?: 'before' | 'after' }
  /** The connection is reset, before Slack took the call or after it was carried out. */
  | { kind: 'cut'; when: 'before' | 'after' }
  /** No answer ever comes, and the connection stays open. */
  | { kind: 'silent'; when: 'before' | 'after' }
  /** The connection is cut at once, and the call is carried out when so many milliseconds have passed, or then. */
  | { kind: 'late'; until: number | Promise<void> }
  /** The answer is held back until the test lets it go; the call is carried out at once. */
  | { kind: 'held'; until: Promise<void> }
  | { kind: 'refused'; error: string }
  | { kind: 'warned'; warning: string };

export interface Faults {
  /** The next `times` calls of a method go wrong so; `response_url` and `upload` are methods here too. */
  add(method: string, fault: Fault, times?: number): void;
  /** Asked about each call of a method for which nothing was added: as for faults by chance or by channel. */
  choose(method: string, choice: (args: Fields) => Fault | null): void;
  take(method: string, args: Fields): Fault | null;
  clear(): void;
}

export function createFaults(): Faults {
  const queues = new Map<string, Fault[]>();
  const choices = new Map<string, (args: Fields) => Fault | null>();
  return {
    add(method, fault, times = 1) {
      const queue = queues.get(method) ?? [];
      queue.push(...Array.from({ length: times }, () => fault));
      queues.set(method, queue);
    },
    choose: (method, choice) => void choices.set(method, choice),
    take: (method, args) => queues.get(method)?.shift() ?? choices.get(method)?.(args) ?? null,
    clear() {
      queues.clear();
      choices.clear();
    },
  };
}
