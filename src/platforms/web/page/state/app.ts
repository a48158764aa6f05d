import type { ClockMove, Outcome, Pressing, RoleId } from '../../wire.ts';
import { type Address, readAddress, writeAddress } from './address.ts';
import { type Api, createApi, sentenceOf } from './api.ts';
import { type AppState, firstState, NO_STATUS, type OpenForm, type Status } from './app-state.ts';
import { type Kept, keptInTab, readKeptObject } from './kept.ts';
import { createStore, type Store } from './store.ts';
import { keepInStep } from './sync.ts';
import { type ReadMarks, withSeen } from './unread.ts';
import { createViews, type Views } from './views.ts';

/** Where something was said or pressed. */
export interface Spot {
  room: string;
  thread: string | null;
}

/** All that the page can do. What fails is told in the status line and answered by `false`. */
export interface App {
  store: Store<AppState>;
  api: Api;
  kept: Kept;
  views: Views;
  go(change: Partial<Address>): void;
  say(spot: Spot, text: string): Promise<boolean>;
  handIn(spot: Spot, file: File, text: string): Promise<boolean>;
  press(spot: Spot, message: string, part: Pressing['part']): Promise<boolean>;
  share(spot: Spot, message: string): Promise<boolean>;
  submit(form: OpenForm, values: Record<string, string>): Promise<string | null>;
  closeForm(): void;
  moveClock(move: ClockMove): Promise<boolean>;
  restart(): Promise<boolean>;
  fill(text: string): void;
  tell(status: Status): void;
}

export function createApp(): App {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const kept = keptInTab();
  const api = createApi(zone);
  const address = readAddress(location.search, readKeptObject(kept, 'address') as Partial<Address>);
  const store = createStore(firstState(address, readMarks(kept, address.role)));
  const sync = keepInStep(store, api, zone);
  const role = (): RoleId => store.get().address.role;
  const patch = (change: Partial<AppState>) => store.update((state) => ({ ...state, ...change }));
  const tell = (status: Status) => patch({ status });

  async function attempt(work: () => Promise<void>): Promise<boolean> {
    if (store.get().status.text !== '' && store.get().line === 'live') tell(NO_STATUS);
    try {
      await work();
      return true;
    } catch (problem) {
      tell({ text: sentenceOf(problem), kind: 'problem' });
      return false;
    }
  }

  function take({ form }: Outcome, { room, thread }: Spot, message: string | null): void {
    if (form !== null) patch({ form: { asked: form, room, thread, message } });
  }

  function go(change: Partial<Address>): void {
    const before = store.get().address;
    const next = { ...before, ...change };
    if (next.room !== before.room && change.thread === undefined) next.thread = null;
    store.update((state) => ({
      ...state,
      address: next,
      isRoomsOpen: false,
      marks: withSeen(state.marks, state.messages, next.room),
      form: next.role === before.role ? state.form : null,
    }));
    if (next.role === before.role) return;
    patch({ messages: new Map(), marks: readMarks(kept, next.role), line: 'connecting' });
    sync.start();
  }

  store.subscribe(() => keepAddress(store.get(), kept));
  keepAddress(store.get(), kept);
  sync.start();
  return {
    store,
    api,
    kept,
    views: createViews(api),
    go,
    tell,
    fill: (text) => patch({ filled: { text, count: store.get().filled.count + 1 }, isRoomsOpen: false }),
    closeForm: () => patch({ form: null }),
    say: (spot, text) =>
      attempt(async () => take(await api.say({ as: role(), ...whereOf(spot), text }), spot, null)),
    handIn: (spot, file, text) =>
      attempt(async () => take(await api.handIn({ as: role(), ...whereOf(spot), text }, file), spot, null)),
    press: (spot, message, part) =>
      attempt(async () => take(await api.press({ as: role(), message, part }), spot, message)),
    share: (spot, message) =>
      attempt(async () => take(await api.share({ as: role(), message }), spot, message)),
    async submit({ asked, room, thread, message }, values) {
      const beneath = message === null ? {} : { message };
      const spot = { room, thread };
      try {
        const sent = { as: role(), ...whereOf(spot), ...beneath, token: asked.token, values };
        const outcome = await api.submit(sent);
        patch({ form: null });
        take(outcome, spot, message);
        return null;
      } catch (problem) {
        return sentenceOf(problem);
      }
    },
    moveClock: (move) => attempt(async () => sync.setClock(await api.moveClock(move))),
    restart: () =>
      attempt(async () => {
        await api.restart();
        await sync.restarted();
      }),
  };
}

function whereOf({ room, thread }: Spot): { room: string; thread?: string } {
  return thread === null ? { room } : { room, thread };
}

function readMarks(kept: Kept, role: RoleId): ReadMarks {
  const marks = Object.entries(readKeptObject(kept, `seen:${role}`));
  return Object.fromEntries(marks.filter((mark): mark is [string, string] => typeof mark[1] === 'string'));
}

function keepAddress({ address, marks }: AppState, kept: Kept): void {
  kept.write('address', JSON.stringify(address));
  kept.write(`seen:${address.role}`, JSON.stringify(marks));
  const query = writeAddress(address);
  if (location.search !== query) history.replaceState(null, '', query);
}
