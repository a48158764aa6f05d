import type {
  ClockMove,
  ClockState,
  Completions,
  Outcome,
  PageState,
  PlatformView,
  Pressing,
  RoleId,
  Saying,
  Sharing,
  Submitting,
} from '../../wire.ts';

export interface Handing {
  as: RoleId;
  room: string;
  thread?: string;
  text: string;
}

/** The calls of wire.ts. Each throws an Error whose message is one sentence for the person at the page. */
export interface Api {
  state(as: RoleId): Promise<PageState>;
  completions(as: RoleId, room: string, typed: string): Promise<Completions>;
  view(as: RoleId, message: string, platform: 'slack' | 'discord'): Promise<PlatformView>;
  say(saying: Saying): Promise<Outcome>;
  press(pressing: Pressing): Promise<Outcome>;
  share(sharing: Sharing): Promise<Outcome>;
  submit(submitting: Submitting): Promise<Outcome>;
  handIn(handing: Handing, file: File): Promise<Outcome>;
  moveClock(move: ClockMove): Promise<ClockState>;
  restart(): Promise<void>;
}

const UNREACHED = 'The connection to Broadsheet was lost: is it still running?';
const UNREAD = 'Broadsheet gave an answer this page cannot read; reloading may help.';

export function createApi(zone: string): Api {
  return {
    state: (as) => get(`state?${new URLSearchParams({ as, zone })}`),
    completions: (as, room, typed) => get(`completions?${new URLSearchParams({ as, room, typed })}`),
    view: (as, message, platform) =>
      get(`messages/${encodeURIComponent(message)}/view/${platform}?${new URLSearchParams({ as })}`),
    say: (saying) => post('say', saying),
    press: (pressing) => post('press', pressing),
    share: (sharing) => post('share', sharing),
    submit: (submitting) => post('submit', submitting),
    handIn({ as, room, thread, text }, file) {
      const query = new URLSearchParams({ as, room, name: file.name, text });
      if (thread !== undefined) query.set('thread', thread);
      const headers = { 'content-type': 'application/octet-stream' };
      return call(`files?${query}`, { method: 'POST', headers, body: file });
    },
    moveClock: (move) => post('clock', move),
    restart: () => post('restart', {}),
  };
}

/** Where the events of one role come from. */
export function eventsPath(as: RoleId, zone: string): string {
  return `/api/events?${new URLSearchParams({ as, zone })}`;
}

export function picturePath(as: RoleId, message: string, block: number, theme: 'light' | 'dark'): string {
  return `/api/messages/${encodeURIComponent(message)}/pictures/${block}?${new URLSearchParams({ as, theme })}`;
}

export function filePath(as: RoleId, message: string, block: number): string {
  return `/api/messages/${encodeURIComponent(message)}/files/${block}?${new URLSearchParams({ as })}`;
}

function get<T>(path: string): Promise<T> {
  return call(path, {});
}

function post<T>(path: string, body: unknown): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  return call(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function call<T>(path: string, init: RequestInit): Promise<T> {
  const answer = await fetch(`/api/${path}`, init).catch(() => {
    throw new Error(UNREACHED);
  });
  const said: unknown = await answer.json().catch(() => {
    throw new Error(UNREAD);
  });
  if (!answer.ok) throw new Error(refusalOf(said));
  return said as T;
}

function refusalOf(said: unknown): string {
  const error = typeof said === 'object' && said !== null && 'error' in said ? said.error : null;
  return typeof error === 'string' && error !== '' ? error : UNREAD;
}

/** The sentence of whatever was thrown. */
export function sentenceOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : UNREAD;
}
