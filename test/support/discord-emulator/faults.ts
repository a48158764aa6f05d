/** What may go wrong with one request. `after` faults happen when its effect has already taken place. */
export type Fault =
  | { kind: 'error'; status: number; code?: number; message?: string }
  /** A plain page of a proxy, no JSON. */
  | { kind: 'page'; status: number }
  | { kind: 'rate-limited'; retryAfterSeconds: number; global?: boolean; headers?: boolean }
  /** The connection is cut: by a reset, or by an orderly end without an answer. */
  | { kind: 'cut'; how: 'reset' | 'hang-up'; when: 'before' | 'after' }
  /** No answer until the test opens the gate. */
  | { kind: 'silence'; until: Promise<void> }
  | { kind: 'malformed' }
  | { kind: 'nothing' };

export interface Faults {
  /** The next `times` requests of a route meet this, after those queued before. */
  add(route: string, fault: Fault, times?: number): void;
  take(route: string): Fault | null;
  /** How many are still to come. */
  left(): number;
  clear(): void;
}

export function createFaults(): Faults {
  let queue: { route: string; fault: Fault }[] = [];
  return {
    add: (route, fault, times = 1) => {
      for (let count = 0; count < times; count += 1) queue.push({ route, fault });
    },
    take: (route) => {
      const next = queue.find((each) => each.route === route || each.route === '*');
      if (next === undefined) return null;
      queue = queue.filter((each) => each !== next);
      return next.fault;
    },
    left: () => queue.length,
    clear: () => {
      queue = [];
    },
  };
}
