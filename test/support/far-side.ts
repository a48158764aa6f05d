import type {
  Destination,
  FindOutcome,
  FindRequest,
  Messenger,
  PostOutcome,
  PostRequest,
} from '../../src/core/ports/messenger.ts';

/** How one post goes: what is stored, and what is answered. */
export type Happening =
  | 'accepted'
  | 'stored-then-unknown'
  | 'lost-then-unknown'
  /** Stored only after a while, when the connection is long gone. */
  | { storedAfterMs: number }
  | Exclude<PostOutcome, { kind: 'accepted' }>;

export interface StoredMessage {
  id: string;
  channel: string;
  token: string;
  role: string;
  slot: string;
  subscription: string;
  at: Date;
  request: PostRequest;
  removed: boolean;
}

/** A platform in memory that does as the test says. */
export interface FarSide extends Messenger {
  messages: StoredMessage[];
  posts: { request: PostRequest; at: Date }[];
  looks: FindRequest[];
  /** What happens to posts from now on, in order; then all are accepted. */
  next: Happening[];
  /** Asked where `next` is empty. */
  happen: (request: PostRequest) => Happening;
  reading: (request: FindRequest) => FindOutcome | null;
  /** Called with the name of each moment at which a process may die. */
  moment: (name: 'before-post' | 'after-post') => void;
  standing(role?: string): StoredMessage[];
}

export interface FarSideSettings {
  now: () => Date;
  after: (delayMs: number, run: () => void) => () => void;
  repeatSafeMs?: number;
  name?: string;
  tenants?: string;
  pace?: Partial<Messenger['abilities']['pace']>;
}

export function createFarSide(settings: FarSideSettings): FarSide {
  const { now, after, repeatSafeMs = 0, name = 'fake', tenants = 'T' } = settings;
  let ids = 0;
  const side: FarSide = {
    name,
    messages: [],
    posts: [],
    looks: [],
    next: [],
    happen: () => 'accepted',
    reading: () => null,
    moment: () => {},
    abilities: {
      repeatSafeMs,
      sharedAccounts: false,
      attemptMs: 10_000,
      pace: {
        perSecond: 1000,
        perTenantPerSecond: 1000,
        channelGapMs: 0,
        atOnce: 50,
        mostRefused: Number.POSITIVE_INFINITY,
        ...settings.pace,
      },
    },
    serves: (tenant) => tenant.startsWith(tenants),
    standing: (role) =>
      side.messages.filter((message) => !message.removed && (role === undefined || message.role === role)),
    async post(request) {
      side.moment('before-post');
      side.posts.push({ request, at: now() });
      const outcome = respond(side.next.shift() ?? side.happen(request), request);
      side.moment('after-post');
      return outcome;
    },
    async find(request) {
      side.looks.push(request);
      const said = side.reading(request);
      if (said !== null) return said;
      const messages = side
        .standing()
        .filter(({ token, at }) => token === request.marker.token && at > request.since)
        .map(({ id, channel }) => ({ channel, message: id }));
      return { kind: 'read', messages };
    },
    async remove(_tenant, { message }) {
      for (const each of side.messages) if (each.id === message) each.removed = true;
      return true;
    },
    profile: async () => ({ timeZone: 'Europe/Berlin' }),
    tenantOf: async (channel) => (channel.startsWith('C') ? `${tenants}1` : null),
  };
  return side;

  function respond(happening: Happening, request: PostRequest): PostOutcome {
    if (happening === 'accepted') return { kind: 'accepted', message: store(request) };
    if (happening === 'lost-then-unknown') return { kind: 'unknown', why: 'The connection was cut.' };
    if (happening === 'stored-then-unknown') {
      store(request);
      return { kind: 'unknown', why: 'The connection was cut.' };
    }
    if ('storedAfterMs' in happening) {
      after(happening.storedAfterMs, () => void store(request));
      return { kind: 'unknown', why: 'The connection was cut.' };
    }
    return happening;
  }

  function store(request: PostRequest) {
    const channel = channelOf(request.to);
    const { token, role, slot, subscription } = request.marker;
    const same = side
      .standing()
      .find((each) => each.token === token && now().getTime() - each.at.getTime() < repeatSafeMs * 3);
    if (same !== undefined) return { channel, message: same.id };
    ids += 1;
    const id = String(ids);
    side.messages.push({ id, channel, token, role, slot, subscription, at: now(), request, removed: false });
    return { channel, message: id };
  }
}

function channelOf(to: Destination): string {
  if (to.kind === 'thread') return to.parent.channel;
  return to.kind === 'person' ? `dm-${to.person}` : to.channel;
}
