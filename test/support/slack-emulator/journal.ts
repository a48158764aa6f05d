import type { Fields } from './json.ts';

/** One thing that happened at the emulator, in the order it happened. */
export type Entry =
  | ApiCall
  /** A post to a response_url; `outcome` is `ok`, or why Slack refused it. */
  | {
      kind: 'respond';
      /** Which response_url, by its last part. */
      url: string;
      workspace: string;
      channel: string;
      args: Fields;
      outcome: string;
      at: number;
    }
  | { kind: 'sent'; envelope: string; type: string; body: Fields; at: number }
  | { kind: 'ack'; envelope: string; payload: unknown; tookMs: number; inTime: boolean; at: number }
  /** The app answered too late, or nobody was connected. */
  | { kind: 'unanswered'; envelope: string; why: 'late' | 'nobody connected'; at: number }
  | { kind: 'connected' | 'disconnected'; connection: string; at: number }
  | { kind: 'uploaded'; file: string; bytes: number; at: number }
  /** A private file was asked for; `ok`, `sign in`, `gone`, or a fault's name. */
  | { kind: 'fetched'; file: string; outcome: string; at: number };

export interface ApiCall {
  kind: 'call';
  method: string;
  /** The workspace of the token; empty for calls made with none or with the app's own token. */
  workspace: string;
  /** The parsed body, without the token. */
  args: Fields;
  /** What was answered; a fault's name where it stood in for an answer. */
  response: Fields | { fault: string };
  /** Milliseconds on the emulator's own stopwatch. */
  at: number;
}

export interface Journal {
  /** Empty where the emulator keeps nothing but counts. */
  entries: readonly Entry[];
  /** How many calls of a method there were. */
  count(method: string): number;
  /** What was wrong with payloads the app sent, in words. */
  problems: readonly string[];
  record(entry: Entry): void;
  report(problem: string): void;
  /** Looks again at what is waited for: something happened on the app's side. */
  look(): void;
  /** Milliseconds since the emulator was started. */
  stopwatch(): number;
  /**
   * Resolves with what `find` returns as soon as it returns something, looked at after each entry. Fails when the
   * limit has passed, or at once when the app sent a payload Slack would refuse.
   */
  until<T>(find: () => T | null | undefined | false, what: string): Promise<T>;
}

interface Waiting {
  look(): void;
  fail(error: Error): void;
}

/** `light`: calls are counted and not kept, for trials of many thousands. */
export function createJournal(limitMs: number, light: boolean): Journal {
  const entries: Entry[] = [];
  const counts = new Map<string, number>();
  const problems: string[] = [];
  const waiting = new Set<Waiting>();
  const start = performance.now();
  const look = () => {
    for (const each of [...waiting]) each.look();
  };
  return {
    entries,
    problems,
    look,
    stopwatch: () => performance.now() - start,
    count: (method) => counts.get(method) ?? 0,
    record(entry) {
      if (entry.kind === 'call') counts.set(entry.method, (counts.get(entry.method) ?? 0) + 1);
      if (!light) entries.push(entry);
      look();
    },
    report(problem) {
      problems.push(problem);
      for (const each of [...waiting]) each.fail(new Error(`Slack would refuse this: ${problem}`));
    },
    until<T>(find: () => T | null | undefined | false, what: string): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        const settle = (done: () => void) => {
          clearTimeout(limit);
          waiting.delete(waiter);
          done();
        };
        const waiter: Waiting = {
          look() {
            try {
              const found = find();
              if (found) settle(() => resolve(found));
            } catch (error) {
              waiter.fail(error instanceof Error ? error : new Error(String(error)));
            }
          },
          fail: (error) => settle(() => reject(error)),
        };
        const limit = setTimeout(
          () => waiter.fail(new Error(`waited ${limitMs} ms in vain for ${what}\n${lastOf(entries)}`)),
          limitMs,
        );
        waiting.add(waiter);
        waiter.look();
      });
    },
  };
}

const SHOWN_ENTRIES = 12;
const SHOWN_CHARACTERS = 400;

function lastOf(entries: readonly Entry[]): string {
  return entries
    .slice(-SHOWN_ENTRIES)
    .map((entry) => JSON.stringify(entry).slice(0, SHOWN_CHARACTERS))
    .join('\n');
}
