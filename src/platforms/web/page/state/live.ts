import type { ClockState, Hello, Removed, RoleId, ShownMessage } from '../../wire.ts';
import { after } from '../timers.ts';
import { eventsPath } from './api.ts';

export interface LiveEvents {
  /** The line stands, at first or again: what came between is to be read. */
  hello(hello: Hello): void;
  message(message: ShownMessage): void;
  removed(removed: Removed): void;
  clock(clock: ClockState): void;
  restarted(): void;
  /** The line broke; it is being tried again. */
  lost(): void;
}

const TRY_AGAIN_MS = 2000;

/** Listens for one role until the returned function is called. A broken line is tried again without end. */
export function listen(role: RoleId, zone: string, events: LiveEvents): () => void {
  let source: EventSource | null = null;
  let cancelRetry = () => {};
  const open = () => {
    const opened = new EventSource(eventsPath(role, zone));
    source = opened;
    const on = <T>(name: string, take: (data: T) => void) =>
      opened.addEventListener(name, (event) => {
        if (event instanceof MessageEvent) take(readData<T>(event));
      });
    on<Hello>('hello', events.hello);
    on<ShownMessage>('message', events.message);
    on<Removed>('removed', events.removed);
    on<ClockState>('clock', events.clock);
    on<unknown>('restarted', events.restarted);
    opened.addEventListener('error', () => {
      events.lost();
      // A browser tries again by itself unless it was refused.
      if (opened.readyState === EventSource.CLOSED) cancelRetry = after(TRY_AGAIN_MS, open);
    });
  };
  open();
  return () => {
    cancelRetry();
    source?.close();
  };
}

function readData<T>(event: MessageEvent): T {
  return JSON.parse(String(event.data) || 'null') as T;
}
