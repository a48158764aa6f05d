import type { ServerResponse } from 'node:http';
import { WEB_LIMITS } from './limits.ts';
import type { RoleId } from './wire.ts';

/** One open page. */
export interface EventStream {
  role: RoleId;
  /** `id` is what the browser says it has seen last when it comes back. */
  send(id: string, event: string, data: string): void;
  /** Keeps the connection from looking dead. */
  beat(): void;
  /** Ends it once all that was sent is on its way. */
  end(): void;
}

/**
 * Server-sent events over one response (https://html.spec.whatwg.org/multipage/server-sent-events.html). Data is JSON
 * and thus without line ends. A page that does not read is cut off instead of kept for.
 */
export function openEventStream(response: ServerResponse, role: RoleId): EventStream {
  const write = (text: string) => {
    if (response.destroyed || response.writableEnded) return;
    response.write(text);
    if (response.writableLength > WEB_LIMITS.streamBytes) response.destroy();
  };
  // A browser that lost the connection tries again after so many milliseconds.
  write('retry: 1000\n\n');
  return {
    role,
    send: (id, event, data) => write(`id: ${id}\nevent: ${event}\ndata: ${data}\n\n`),
    beat: () => write(':\n\n'),
    end: () => {
      if (!response.destroyed) response.end();
    },
  };
}
