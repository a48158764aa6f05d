import type { Person } from '../../../src/core/person.ts';
import type { PlatformDriver } from '../../contracts/platform-driver.ts';
import { openBench } from './bench.ts';
import { openTab, type Tab } from './tab.ts';
import { wordsOf } from './words-of.ts';

const READER: Person = { tenant: 'playground', id: 'reader', name: 'Reader', access: 'everyone' };

/** What is never seen but acts or deceives; none of it may be among the texts a page is handed. */
const UNSEEN =
  /[^\P{Cc}\n\t]|\p{Cs}|[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u2028\u2029\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/u;

/** A reader at the page with an admin in a second tab, as the suite of all platforms sees them. */
export async function webDriver(where: 'dm' | 'reading-group'): Promise<PlatformDriver> {
  const bench = await openBench();
  const files: { name: string; content: string }[] = [];
  const open: { reader: Tab | null; admin: Tab | null } = { reader: null, admin: null };
  const all: string[] = [];
  const reader = (): Tab => {
    if (open.reader === null) throw new Error('no page is open');
    return open.reader;
  };
  const line = (text: string) => (where === 'dm' || text.startsWith('/') ? text : `@Broadsheet ${text}`);

  return {
    platform: {
      ...bench.web,
      async start(desk) {
        await bench.web.start(desk);
        open.reader = await openTab(bench.url, 'reader');
        open.admin = await openTab(bench.url, 'admin');
      },
      async stop() {
        await bench.web.stop();
        await open.reader?.ended;
      },
    },
    person: READER,
    say: (text) => answered(() => reader().say(line(text), where)),
    async sayAtOnce(texts) {
      const before = reader().messages().length;
      const answers: Promise<unknown>[] = [];
      for (const [index, text] of texts.entries()) {
        answers.push(reader().say(line(text), where));
        await reader().until(() => reader().messages().length > before + index);
      }
      await answered(() => Promise.all(answers));
    },
    press: (label) => answered(() => reader().pressLabel(reader().last(), label)),
    fillIn: (values) => answered(() => reader().submit(values, where)),
    async completionsOf(typed) {
      const query = new URLSearchParams({ as: 'reader', room: where, typed });
      const response = await reader().get(`/api/completions?${query}`);
      return JSON.stringify(await response.json());
    },
    // A page holds an answer whole.
    readOn: async () => false,
    shown: () =>
      reader()
        .messages()
        .map(({ text, document }) => `${text ?? ''}\n${document === null ? '' : wordsOf(document)}`)
        .join('\n')
        .split(/\s+/u)
        .join(' '),
    live: () => textsIn(reader().messages()).filter((text) => UNSEEN.test(text)),
    filesReceived: () => files,
    handIn: (file, text) => answered(() => reader().handIn(file, text, 'dm')),
    audience: () =>
      open.admin?.messages().some(({ from }) => from === 'broadsheet') === true ? 'everyone' : 'asker',
    async dispose() {
      open.reader?.close();
      open.admin?.close();
      await bench.close();
    },
  };

  /** Does it, waits for what the answer says has come, and saves the files that came with it. */
  async function answered(act: () => Promise<unknown>): Promise<void> {
    await act();
    const state = await reader()
      .state()
      .catch(() => null);
    const newest = state?.messages.at(-1);
    if (newest !== undefined) {
      await reader().until(() =>
        reader()
          .messages()
          .some((each) => each.id === newest.id && each.revision >= newest.revision),
      );
    }
    for (const { id, document } of state?.messages ?? []) {
      for (const [index, block] of (document?.blocks ?? []).entries()) {
        const path = `/api/messages/${id}/files/${index}?as=reader`;
        if (block.kind !== 'file' || all.includes(path)) continue;
        all.push(path);
        files.push(await saved(await reader().get(path)));
      }
    }
  }
}

async function saved(response: Response): Promise<{ name: string; content: string }> {
  const [, name = ''] =
    /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '') ?? [];
  return { name: decodeURIComponent(name), content: await response.text() };
}

/** Every text in a value but for what a program reads: calls. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key === 'call' || key === 'share' ? [] : textsIn(each),
  );
}
