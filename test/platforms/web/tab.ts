import type {
  AskedForm,
  ClockState,
  Outcome,
  PageState,
  Pressing,
  Refusal,
  RoleId,
  ShownMessage,
} from '../../../src/platforms/web/wire.ts';

/** One open page of a role, which speaks to the server as a browser does: requests, and a stream of events. */
export interface Tab {
  role: RoleId;
  /** What stands on it, in the order it came. */
  messages(): ShownMessage[];
  /** The last message of Broadsheet that says something. */
  last(): ShownMessage;
  clocks: ClockState[];
  restarts: number;
  /** The form that is open. */
  form: AskedForm | null;
  /** All that came over the wire as events. */
  raw(): string;
  say(text: string, room?: string, thread?: string): Promise<Answered>;
  press(message: ShownMessage, part: Pressing['part']): Promise<Answered>;
  /** The button or entry of that label. */
  pressLabel(message: ShownMessage, label: string): Promise<Answered>;
  share(message: ShownMessage): Promise<Answered>;
  submit(values: string[], room?: string): Promise<Answered>;
  handIn(file: { name: string; content: string }, text: string, room?: string): Promise<Answered>;
  post(path: string, body: unknown): Promise<Answered>;
  get(path: string): Promise<Response>;
  state(): Promise<PageState>;
  /** Resolves once that holds of what has come. */
  until(holds: () => boolean): Promise<void>;
  /** Resolves when the server ended the stream. */
  ended: Promise<void>;
  close(): void;
}

export interface Answered {
  status: number;
  body: Partial<ClockState & Outcome & Refusal>;
}

export async function openTab(
  url: string,
  role: RoleId,
  { zone = 'Europe/Berlin', lastEventId = null as string | null } = {},
): Promise<Tab> {
  const controller = new AbortController();
  const shown = new Map<string, ShownMessage>();
  let raw = '';
  let waiting: (() => void)[] = [];
  const state = (await (await fetch(`${url}/api/state?as=${role}&zone=${zone}`)).json()) as PageState;
  for (const message of state.messages) shown.set(message.id, message);
  const response = await fetch(`${url}/api/events?as=${role}&zone=${zone}`, {
    signal: controller.signal,
    headers: lastEventId === null ? {} : { 'last-event-id': lastEventId },
  });

  const tab: Tab = {
    role,
    clocks: [state.clock],
    restarts: 0,
    form: null,
    messages: () => [...shown.values()],
    last() {
      const said = tab.messages().filter(({ document }) => document !== null);
      const last = said.at(-1);
      if (last === undefined) throw new Error('nothing has been said');
      return last;
    },
    raw: () => raw,
    say: (text, room = 'reading-group', thread) =>
      tab.post('/api/say', { as: role, room, text, ...(thread === undefined ? {} : { thread }) }),
    press: (message, part) => tab.post('/api/press', { as: role, message: message.id, part }),
    pressLabel: (message, label) => tab.press(message, { view: 'page', call: callOf(message, label) }),
    share: (message) => tab.post('/api/share', { as: role, message: message.id }),
    submit(values, room = 'reading-group') {
      const { form, token } = tab.form ?? { form: { fields: [] }, token: '' };
      const given = form.fields.map(({ name }, index) => [name, values[index] ?? '']);
      return tab.post('/api/submit', { as: role, room, token, values: Object.fromEntries(given) });
    },
    async handIn({ name, content }, text, room = 'dm') {
      const query = new URLSearchParams({ as: role, room, name, text });
      const headers = { 'content-type': 'application/octet-stream', origin: url };
      return answered(await fetch(`${url}/api/files?${query}`, { method: 'POST', headers, body: content }));
    },
    async post(path, body) {
      const headers = { 'content-type': 'application/json', origin: url };
      const answer = await answered(
        await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) }),
      );
      const { form } = answer.body;
      if (form !== undefined) tab.form = form;
      return answer;
    },
    get: (path) => fetch(url + path),
    state: async () => (await fetch(`${url}/api/state?as=${role}`)).json() as Promise<PageState>,
    async until(holds) {
      while (!holds()) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    ended: read(),
    close: () => controller.abort(),
  };
  await tab.until(() => raw.includes('event: hello'));
  return tab;

  async function read(): Promise<void> {
    try {
      const decoder = new TextDecoder();
      let rest = '';
      for await (const piece of response.body ?? []) {
        const text = decoder.decode(piece as Uint8Array, { stream: true });
        raw += text;
        const events = (rest + text).split('\n\n');
        rest = events.pop() ?? '';
        for (const event of events) take(event);
        wake();
      }
    } catch {
      // The stream was cut off, or the tab closed.
    }
    wake();
  }

  function wake(): void {
    const woken = waiting;
    waiting = [];
    for (const resolve of woken) resolve();
  }

  function take(event: string): void {
    const field = (name: string) =>
      event
        .split('\n')
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2) ?? '';
    const kind = field('event');
    if (kind === 'message') {
      const message = JSON.parse(field('data')) as ShownMessage;
      if ((shown.get(message.id)?.revision ?? -1) <= message.revision) shown.set(message.id, message);
    }
    if (kind === 'removed') shown.delete((JSON.parse(field('data')) as { id: string }).id);
    if (kind === 'clock') tab.clocks.push(JSON.parse(field('data')) as ClockState);
    if (kind === 'restarted') {
      tab.restarts += 1;
      shown.clear();
    }
  }
}

async function answered(response: Response): Promise<Answered> {
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
}

/** The call a person sets off by pressing what bears that label. */
export function callOf({ document }: ShownMessage, label: string) {
  const ofAction = document?.actions.find((action) => action.kind === 'button' && action.label === label);
  if (ofAction?.kind === 'button') return ofAction.call;
  const items = document?.blocks.flatMap((block) => (block.kind === 'list' ? block.items : [])) ?? [];
  const item = items.find(({ title }) => title.map(({ text }) => text).join('') === label);
  if (item?.call === undefined) throw new Error(`there is no “${label}”`);
  return item.call;
}
