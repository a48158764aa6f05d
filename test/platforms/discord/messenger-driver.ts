import type { MessageRef } from '../../../src/core/document/message-ref.ts';
import type { Destination, RefusalCause } from '../../../src/core/ports/messenger.ts';
import type { MessengerDriver, PostFault, ReadFault } from '../../contracts/messenger-driver.ts';
import type { Fault } from '../../support/discord-emulator/faults.ts';
import { seen } from '../../support/discord-emulator/visible.ts';
import { PERMISSION } from '../../support/discord-emulator/wire.ts';
import {
  type Channel,
  dmWith,
  messagesIn,
  type StoredMessage,
} from '../../support/discord-emulator/world.ts';
import { acting } from './driver.ts';
import { type MessengerBench, openMessengerBench, POST_MESSAGE, READ_MESSAGES } from './messenger-bench.ts';

const NEVER = new Promise<void>(() => {});

/** Longer than the messenger waits by itself between two pages. */
const LONG_S = 30;

/** Past the minutes in which a nonce is known. */
const OUTLAST_MS = 6 * 60_000;

const LEAD = /^@(?:here|everyone)$/u;

/** The emulator with a lab in it, as a driver for the suite of all messengers. */
export async function discordMessengerDriver(): Promise<MessengerDriver> {
  const bench = await openMessengerBench();
  const { discord, messenger, lab, papers, talk, ada } = bench;
  const tenant = `discord:${lab.id}`;
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const channel = (id: string) => ({ kind: 'channel', tenant, channel: id }) as const;
  const own = (id: string): StoredMessage[] =>
    messagesIn(discord.world, id).filter(({ wire }) => wire.author.id === discord.world.bot.id);

  return {
    messenger,
    channel: channel(papers.id),
    otherChannel: channel(talk.id),
    person: { kind: 'person', tenant, person: ada.user.id },
    zone: null,
    seenIn: async (to) => own(placeOf(bench, to)).map(toSeen),
    chatter: async (to, texts) => {
      const place = discord.world.channels.get(placeOf(bench, to));
      for (const text of texts) if (place !== undefined) ada.write(place, text);
    },
    nextPost: (fault) => discord.faults.add(POST_MESSAGE, postFault(fault, released)),
    nextRead: (fault, afterPages = 0) => discord.faults.add(READ_MESSAGES, readFault(fault), 1, afterPages),
    release: async () => {
      const before = own(papers.id).length;
      release();
      await discord.until(() => own(papers.id).length > before, 'what was held back');
    },
    vanish: () => discord.stop(),
    outlastRepeat: async () => discord.world.clock.advance(OUTLAST_MS),
    refusing: async (cause) => refusing(bench, tenant, cause),
    attempts: () => discord.requestsTo(POST_MESSAGE).length,
    live: () => [...discord.world.messages.values()].flatMap((message) => acting(withoutLead(message))),
    dispose: bench.close,
  };
}

function postFault(fault: PostFault, released: Promise<void>): Fault {
  switch (fault) {
    case 'kept-then-error':
      return { kind: 'error', status: 500, when: 'after' };
    case 'kept-then-cut':
      return { kind: 'cut', how: 'reset', when: 'after' };
    case 'kept-then-silence':
      return { kind: 'silence', until: NEVER, when: 'after' };
    case 'kept-then-page':
      return { kind: 'page', status: 200, when: 'after' };
    case 'error-before':
      return { kind: 'error', status: 500 };
    case 'cut-before':
      return { kind: 'cut', how: 'hang-up', when: 'before' };
    case 'kept-later':
      return { kind: 'delayed', how: 'reset', until: released };
    case 'limited':
      return { kind: 'rate-limited', retryAfterSeconds: LONG_S };
    case 'form-refused':
      return { kind: 'error', status: 400, code: 50035, message: 'Invalid Form Body' };
  }
}

function readFault(fault: ReadFault): Fault {
  switch (fault) {
    case 'forbidden':
      return { kind: 'error', status: 403, code: 50001 };
    case 'limited':
      return { kind: 'rate-limited', retryAfterSeconds: LONG_S };
    case 'error':
      return { kind: 'page', status: 502 };
    case 'cut':
      return { kind: 'cut', how: 'hang-up', when: 'before' };
  }
}

async function refusing(
  { discord, lab, ada }: MessengerBench,
  tenant: string,
  cause: RefusalCause,
): Promise<Destination> {
  const channel = ({ id }: Channel) => ({ kind: 'channel', tenant, channel: id }) as const;
  switch (cause) {
    case 'channel-gone': {
      const gone = discord.channel(lab, 'gone');
      discord.world.channels.delete(gone.id);
      return channel(gone);
    }
    case 'not-member':
      return channel(discord.channel(lab, 'hidden', 0n));
    case 'no-permission':
      return channel(discord.channel(lab, 'read-only', PERMISSION.viewChannel));
    case 'dm-closed':
      discord.world.closedToDms.add(ada.user.id);
      return { kind: 'person', tenant, person: ada.user.id };
    case 'tenant-gone':
      discord.world.token = 'another';
      return channel(discord.channel(lab, 'any'));
  }
}

function placeOf({ discord }: MessengerBench, to: Destination): string {
  if (to.kind === 'channel') return to.channel;
  if (to.kind === 'thread') return to.parent.message;
  const user = discord.world.users.get(to.person);
  return user === undefined ? '' : dmWith(discord.world, user).id;
}

function toSeen(message: StoredMessage): {
  message: MessageRef;
  text: string;
  calls: 'here' | 'channel' | null;
} {
  const { id, channel_id } = message.wire;
  const lead = leadOf(message);
  const rings = message.pinged.includes('everyone');
  return {
    message: { channel: channel_id, message: id },
    text: seen(message).text,
    calls: rings ? (lead === '@here' ? 'here' : 'channel') : null,
  };
}

function leadOf({ wire }: StoredMessage): string | null {
  const content = wire.components[0]?.content ?? '';
  return LEAD.test(content) ? content : null;
}

/** A call that was asked for is no text of a paper's. */
function withoutLead(message: StoredMessage): StoredMessage {
  if (leadOf(message) === null) return message;
  return {
    ...message,
    pinged: message.pinged.filter((called) => called !== 'everyone'),
    wire: { ...message.wire, components: message.wire.components.slice(1) },
  };
}
