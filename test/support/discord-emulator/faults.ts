/** What may go wrong with one request. `after` faults happen when its effect has already taken place. */
export type Fault =
  | { kind: 'error'; status: number; code?: number; message?: string; when?: When }
  /** A plain page of a proxy, no JSON. */
  | { kind: 'page'; status: number; when?: When }
  | { kind: 'rate-limited'; retryAfterSeconds: number; global?: boolean; headers?: boolean }
  /** The connection is cut: by a reset, or by an orderly end without an answer. */
  | { kind: 'cut'; how: 'reset' | 'hang-up'; when: When }
  /** The connection is cut, and the effect takes place once the test opens the gate, by the rules of that moment. */
  | { kind: 'delayed'; how: 'reset' | 'hang-up'; until: Promise<void> }
  /** No answer until the test opens the gate. */
  | { kind: 'silence'; until: Promise<void>; when?: When }
  | { kind: 'malformed' }
  | { kind: 'nothing' };

type When = 'before' | 'after';

export interface Faults {
  /** The next `times` requests of a route meet this once `skip` have passed, after those queued before. */
  add(route: string, fault: Fault, times?: number, skip?: number): void;
  /** Asked about every request that meets no fault of the queue: for many at once. `null` ends that. */
  choose(choice: ((route: string) => Fault | null) | null): void;
  take(route: string): Fault | null;
  /** How many are still to come. */
  left(): number;
  clear(): void;
}

export function createFaults(): Faults {
  let queue: { route: string; fault: Fault; skip: number }[] = [];
  let choice: ((route: string) => Fault | null) | null = null;
  return {
    add: (route, fault, times = 1, skip = 0) => {
      for (let count = 0; count < times; count += 1)
        queue.push({ route, fault, skip: count === 0 ? skip : 0 });
    },
    choose: (next) => {
      choice = next;
    },
    take: (route) => {
      const next = queue.find((each) => each.route === route || each.route === '*');
      if (next === undefined) return choice?.(route) ?? null;
      next.skip -= 1;
      if (next.skip >= 0) return null;
      queue = queue.filter((each) => each !== next);
      return next.fault;
    },
    left: () => queue.length,
    clear: () => {
      queue = [];
      choice = null;
    },
  };
}
