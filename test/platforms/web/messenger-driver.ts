import type { Destination } from '../../../src/core/ports/messenger.ts';
import type { PageMessage } from '../../../src/core/ports/store.ts';
import type { MessengerDriver, SeenPost } from '../../contracts/messenger-driver.ts';
import { createScriptedDesk } from '../../contracts/platform-desk.ts';
import { openBench } from './bench.ts';
import { wordsOf } from './words-of.ts';

const TENANT = 'playground';
const UNSEEN = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u;
const OUTLAST_MS = 2 * 60 * 60_000;

/** The page with three tabs open, as a driver for the suite of all messengers. What is seen is what the tabs show. */
export async function webMessengerDriver(): Promise<MessengerDriver> {
  const bench = await openBench();
  await bench.web.start(createScriptedDesk());
  const tabs = {
    reader: await bench.tab('reader', { zone: 'Asia/Tokyo' }),
    admin: await bench.tab('admin'),
  };
  const channel = (id: string) => ({ kind: 'channel', tenant: TENANT, channel: id }) as const;

  return {
    messenger: bench.web.messenger,
    channel: channel('reading-group'),
    otherChannel: channel('general'),
    person: { kind: 'person', tenant: TENANT, person: 'reader' },
    zone: 'Asia/Tokyo',
    async seenIn(to) {
      const stored = await own();
      await tabs.reader.until(() =>
        stored.every(({ id }) => tabs.reader.messages().some((each) => each.id === id)),
      );
      return tabs.reader
        .messages()
        .filter(({ from }) => from === 'broadsheet')
        .flatMap((message): SeenPost[] => {
          if (!stands(message, to) || message.document === null) return [];
          const place = message.room === 'dm' ? 'dm-reader' : message.room;
          const text = `${message.document.summary}\n${wordsOf(message.document)}`;
          return [{ message: { channel: place, message: message.id }, text, calls: message.mention }];
        });
    },
    async chatter(to, texts) {
      const room = to.kind === 'channel' ? to.channel : 'dm';
      for (const text of texts) await tabs.admin.say(text, room);
    },
    nextPost: () => {},
    nextRead: () => {},
    release: async () => {},
    vanish: async () => {},
    outlastRepeat: async () => bench.clock.setAhead(OUTLAST_MS),
    async refusing(cause) {
      if (cause === 'dm-closed') return { kind: 'person', tenant: TENANT, person: 'nobody' };
      return channel('gone');
    },
    attempts: () => tabs.reader.messages().filter(({ from }) => from === 'broadsheet').length,
    live: () => [tabs.reader.raw()].filter((text) => UNSEEN.test(text)),
    dispose: bench.close,
  };

  async function own(): Promise<PageMessage[]> {
    const found: PageMessage[] = [];
    for await (const [, message] of bench.store.pageMessages.all())
      if (message.from === null) found.push(message);
    return found;
  }
}

function stands({ room, thread }: { room: string; thread: string | null }, to: Destination): boolean {
  if (to.kind === 'thread') return thread === to.parent.message;
  return thread === null && room === (to.kind === 'person' ? 'dm' : to.channel);
}
