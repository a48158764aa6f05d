import { channel } from 'node:diagnostics_channel';
import { clockFinding } from '../core/doctor/clock-finding.ts';
import { type ClockOffset, clockOffset } from '../core/doctor/far-side.ts';

/** How the clocks of some far sides stand against ours, from the answers they give anyway. */
export interface ClockWatch {
  /** The last of each, by host. */
  offsets(): { host: string; aheadMs: number }[];
  /** In words for the operator, while ours is so far off that promises break; `null` while it is not. */
  fault(): string | null;
  close(): void;
}

/** Undici's, which is what every client of this process sends by: docs/docs/api/DiagnosticsChannel.md there. */
const CREATED = channel('undici:request:create');
const ANSWERED = channel('undici:request:headers');

interface Request {
  origin?: unknown;
}
interface Message {
  request: Request;
  response?: { headers?: readonly unknown[] };
}

/**
 * Listens to answers from these addresses, and to no others: whoever else tells a time is not believed. Nothing is
 * asked for it.
 */
export function watchClock(addresses: readonly string[], now: () => Date): ClockWatch {
  const origins = new Set(addresses.map((address) => new URL(address).origin));
  const askedAt = new WeakMap<Request, Date>();
  const offsets = new Map<string, ClockOffset>();

  const onCreated = (message: unknown) => {
    const { request } = message as Message;
    if (origins.has(String(request.origin))) askedAt.set(request, now());
  };
  const onAnswered = (message: unknown) => {
    const { request, response } = message as Message;
    const asked = askedAt.get(request);
    if (asked === undefined) return;
    const offset = clockOffset(dateIn(response?.headers ?? []), asked, now());
    if (offset !== null) offsets.set(new URL(String(request.origin)).host, offset);
  };
  CREATED.subscribe(onCreated);
  ANSWERED.subscribe(onAnswered);

  return {
    offsets: () => [...offsets].map(([host, { aheadMs }]) => ({ host, aheadMs })),
    fault() {
      const findings = [...offsets].map(([host, offset]) => clockFinding(host, offset));
      return findings.find(({ state }) => state === 'failed')?.words ?? null;
    },
    close() {
      CREATED.unsubscribe(onCreated);
      ANSWERED.unsubscribe(onAnswered);
    },
  };
}

/** Names and values take turns, as bytes. */
function dateIn(headers: readonly unknown[]): string | null {
  const at = headers.findIndex((each, index) => index % 2 === 0 && String(each).toLowerCase() === 'date');
  return at === -1 ? null : String(headers[at + 1]);
}
