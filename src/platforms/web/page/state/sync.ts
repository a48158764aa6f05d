import type { ClockState } from '../../wire.ts';
import { after } from '../timers.ts';
import { type Api, sentenceOf } from './api.ts';
import { type AppState, NO_STATUS, withClock, withNews, withoutOne } from './app-state.ts';
import { listen } from './live.ts';
import { asReadAnew } from './messages.ts';
import type { Store } from './store.ts';
import { withFirstMarks, withSeen } from './unread.ts';

export interface Sync {
  /** Reads all and listens as the role of the address; what an earlier role still gets is dropped. */
  start(): void;
  setClock(clock: ClockState): void;
  /** The conversation began anew. */
  restarted(): Promise<void>;
}

const TRY_AGAIN_MS = 2000;
const LOST = 'Connection lost. Trying again …';
const BACK = 'Connected again.';

/** Keeps what is shown in step with the server. */
export function keepInStep(store: Store<AppState>, api: Api, zone: string): Sync {
  let stop = () => {};
  let since = { came: new Set<string>(), went: new Set<string>() };
  let readings = 0;
  let cancelRetry = () => {};

  async function read(): Promise<void> {
    readings += 1;
    const reading = readings;
    const arrived = { came: new Set<string>(), went: new Set<string>() };
    since = arrived;
    cancelRetry();
    const { role } = store.get().address;
    try {
      const page = await api.state(role);
      if (reading !== readings) return;
      store.update((state) => {
        const messages = asReadAnew(page.messages, state.messages, arrived);
        const rooms = page.rooms.map(({ id }) => id);
        const room = rooms.includes(state.address.room) ? state.address.room : (rooms[0] ?? '');
        const { thread: before } = state.address;
        const thread = before !== null && messages.get(before)?.room === room ? before : null;
        const marks = withSeen(withFirstMarks(state.marks, messages, rooms), messages, room);
        const { people, commands, clock } = page;
        const world = { people, rooms: page.rooms, commands, clock, clockReadAtMs: performance.now() };
        return { ...state, messages, marks, world, address: { ...state.address, room, thread } };
      });
    } catch (problem) {
      if (reading !== readings) return;
      store.update((state) => ({ ...state, status: { text: sentenceOf(problem), kind: 'problem' } }));
      cancelRetry = after(TRY_AGAIN_MS, () => void read());
    }
  }

  const setClock = (clock: ClockState) => store.update((state) => withClock(state, clock, performance.now()));

  async function restarted(): Promise<void> {
    store.update((state) => ({
      ...state,
      messages: new Map(),
      marks: {},
      form: null,
      address: { ...state.address, thread: null },
    }));
    await read();
  }

  function start(): void {
    stop();
    cancelRetry();
    cancelRetry = after(TRY_AGAIN_MS, () => void read());
    stop = listen(store.get().address.role, zone, {
      hello() {
        const wasLost = store.get().line === 'lost';
        const status = wasLost ? { text: BACK, kind: 'news' as const } : store.get().status;
        store.update((state) => ({ ...state, line: 'live', status }));
        if (wasLost) after(4000, () => clear(store, BACK));
        // Read only now: what came before this line stood is in no event.
        void read();
      },
      message(message) {
        since.came.add(message.id);
        store.update((state) => withNews(state, message));
      },
      removed({ id }) {
        since.went.add(id);
        store.update((state) => withoutOne(state, id));
      },
      clock: setClock,
      restarted: () => void restarted(),
      lost: () =>
        store.update((state) => ({ ...state, line: 'lost', status: { text: LOST, kind: 'problem' } })),
    });
  }

  return { start, setClock, restarted };
}

function clear(store: Store<AppState>, text: string): void {
  if (store.get().status.text === text) store.update((state) => ({ ...state, status: NO_STATUS }));
}
