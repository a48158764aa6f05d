import type { Document } from '../../core/document/document.ts';
import { plainText } from '../../core/document/plain-text.ts';
import { text } from '../../core/document/rich-text.ts';
import { PAGE_TENANT } from '../../core/person.ts';
import type {
  Destination,
  FindOutcome,
  Messenger,
  PostOutcome,
  PostRequest,
} from '../../core/ports/messenger.ts';
import type { PageMessage } from '../../core/ports/store.ts';
import type { History } from './history.ts';
import { WEB_LIMITS } from './limits.ts';
import { roleNamed } from './roles.ts';
import { conversationOf, DM, refOf, roleOfDm, roomNamed } from './rooms.ts';
import type { Zones } from './zones.ts';

const ELSEWHERE = 'That workspace is not the local page.';

/** Nobody limits a page of one's own; each post is one durable write. */
const PACE = {
  perSecond: 100,
  perTenantPerSecond: 100,
  channelGapMs: 0,
  atOnce: 4,
  mostRefused: Number.POSITIVE_INFINITY,
} as const;

/**
 * The local page as a place issues are posted to. Its far side is this program's own store: an answer means that the
 * message is kept, and a post repeated within the hour is the first one again, also after a restart.
 */
export function createWebMessenger(parts: {
  history: Pick<History, 'all' | 'claim' | 'get' | 'remove'>;
  zones: Pick<Zones, 'of'>;
  now(): Date;
}): Messenger {
  const { history, zones, now } = parts;
  return {
    name: 'web',
    serves: (tenant) => tenant === PAGE_TENANT,
    abilities: { repeatSafeMs: WEB_LIMITS.repeatSafeMs, sharedAccounts: false, attemptMs: 5000, pace: PACE },
    post,
    async find({ to, marker, since }): Promise<FindOutcome> {
      if (to.tenant !== PAGE_TENANT)
        return { kind: 'unreadable', forGood: true, retryAfterMs: null, why: ELSEWHERE };
      const found = (await marked(marker.token)).filter(
        (message) => stands(message, to) && new Date(message.at) > since,
      );
      return { kind: 'read', messages: found.map(refOf) };
    },
    async remove(tenant, { message }) {
      if (tenant !== PAGE_TENANT) return false;
      if ((await history.get(message))?.from === null) await history.remove(message);
      return true;
    },
    async profile({ tenant, id }) {
      const role = roleNamed(id);
      return { timeZone: tenant === PAGE_TENANT && role !== null ? zones.of(role) : null };
    },
    tenantOf: async (channel) =>
      roleOfDm(channel) !== null || roomNamed(channel)?.kind === 'channel' ? PAGE_TENANT : null,
  };

  async function post({ to, document, marker, form, mention }: PostRequest): Promise<PostOutcome> {
    if (to.tenant !== PAGE_TENANT) return { kind: 'refused', cause: 'tenant-gone', why: ELSEWHERE };
    const spot = await spotOf(to);
    if (spot === null) return refusal(to);
    const standing = (await marked(marker.token)).filter((message) => stands(message, to));
    const first = standing.find(
      ({ at }) => now().getTime() - new Date(at).getTime() < WEB_LIMITS.repeatSafeMs,
    );
    if (first !== undefined) return { kind: 'accepted', message: refOf(first) };
    // Two attempts at once choose the same id, and only one of them has it.
    const message = await history.claim(await freeId(marker.token), {
      ...spot,
      document: form === 'plain' ? inWords(document) : document,
      mention,
      marker: marker.token,
    });
    return { kind: 'accepted', message: refOf(message) };
  }

  async function spotOf(to: Destination): Promise<Pick<PageMessage, 'room' | 'thread' | 'onlyFor'> | null> {
    if (to.kind === 'person') {
      const role = roleNamed(to.person);
      return role === null ? null : { room: DM, thread: null, onlyFor: role };
    }
    if (to.kind === 'channel') {
      const room = roomNamed(to.channel);
      return room?.kind === 'channel' ? { room: room.id, thread: null, onlyFor: null } : null;
    }
    const parent = await history.get(to.parent.message);
    return parent === null
      ? null
      : { room: parent.room, thread: parent.thread ?? parent.id, onlyFor: parent.onlyFor };
  }

  async function marked(token: string): Promise<PageMessage[]> {
    return (await history.all()).filter((message) => message.marker === token && message.from === null);
  }

  async function freeId(token: string): Promise<string> {
    for (let number = 1; ; number += 1) {
      const id = `p-${token}-${number}`;
      if ((await history.get(id)) === null) return id;
    }
  }
}

function stands(message: PageMessage, to: Destination): boolean {
  if (to.kind === 'thread') return message.thread === to.parent.message;
  if (to.kind === 'person') return message.room === DM && message.onlyFor === to.person;
  return message.thread === null && conversationOf(message) === to.channel;
}

function refusal(to: Destination): PostOutcome {
  if (to.kind === 'person')
    return { kind: 'refused', cause: 'dm-closed', why: 'Nobody of that name is at the local page.' };
  const why =
    to.kind === 'thread'
      ? 'The message it belongs beneath is gone from the local page.'
      : 'The local page has no such channel.';
  return { kind: 'refused', cause: 'channel-gone', why };
}

/** The same in words alone. */
function inWords(document: Document): Document {
  const paragraphs = plainText(document).split('\n\n');
  return {
    ...document,
    blocks: paragraphs.map((words) => ({ kind: 'paragraph', text: text(words) })),
    actions: [],
  };
}
