/** What goes wrong instead of, or beside, the answer of one call. */
export type Fault =
  | { kind: 'rate-limited'; retryAfterSeconds: number | null }
  | { kind: 'status'; status: number }
  /** A page of HTML with status 200, as a proxy in between may send. */
  | { kind: 'html' }
  /** The connection is cut, before Slack took the call or after it was carried out. */
  | { kind: 'cut'; when: 'before' | 'after' }
  /** The answer is held back until the test lets it go; the call is carried out at once. */
  | { kind: 'held'; until: Promise<void> }
  | { kind: 'refused'; error: string }
  | { kind: 'warned'; warning: string };

export interface Faults {
  /** The next `times` calls of a method go wrong so; `response_url` and `upload` are methods here too. */
  add(method: string, fault: Fault, times?: number): void;
  take(method: string): Fault | null;
  clear(): void;
}

export function createFaults(): Faults {
  const queues = new Map<string, Fault[]>();
  return {
    add(method, fault, times = 1) {
      const queue = queues.get(method) ?? [];
      queue.push(...Array.from({ length: times }, () => fault));
      queues.set(method, queue);
    },
    take: (method) => queues.get(method)?.shift() ?? null,
    clear: () => queues.clear(),
  };
}
