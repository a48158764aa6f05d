import { describe, expect, test } from 'vitest';
import type { Issue } from '../../../src/core/delivery/issue.ts';
import type { IssueClaims } from '../../../src/core/ports/issue-claims.ts';
import type { IssueFeed } from '../../../src/core/ports/issue-feed.ts';
import type { Messenger } from '../../../src/core/ports/messenger.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import { createDelivery, type Delivery } from '../../../src/services/delivery/delivery.ts';
import { leaseMs } from '../../../src/services/delivery/lease.ts';
import { createLedger } from '../../../src/services/delivery/ledger.ts';
import { openMemoryStore } from '../../../src/store/memory/index.ts';
import { createFarSide, type FarSide, type Happening } from '../../support/far-side.ts';
import { createHandClock, type HandClock } from '../../support/hand-clock.ts';
import { createLeasedClaims } from '../../support/leased-claims.ts';
import { subscriptionWith } from '../../support/subscription.ts';
import { BEFORE_NINE, composed, HOUR_MS, MINUTE_MS, SETTLE_MS } from './world.ts';

const LONGEST_FROZEN_MS = 15 * MINUTE_MS;
/** More steps than an issue with its thread has. */
const MOST_STEPS = 40;

const FAR_SIDES: [string, Happening[], number][] = [
  ['accepts everything', [], 0],
  ['stores a post and does not answer', ['stored-then-unknown'], 0],
  ['loses a post', ['lost-then-unknown'], 0],
  ['asks to wait', [{ kind: 'later', retryAfterMs: 5000, scope: 'channel', why: 'Too many.' }], 0],
  ['knows the nonce of a post it stored without an answer', ['stored-then-unknown'], MINUTE_MS],
];

describe('an issue whose poster stands still at any step, while another takes it over', () => {
  test.each(FAR_SIDES)(
    'stands once, with its thread, where the far side %s',
    async (_, next, repeatSafeMs) => {
      const outcomes: string[] = [];
      let steps = Number.POSITIVE_INFINITY;
      for (let freezeAt = 1; freezeAt <= Math.min(steps, MOST_STEPS); freezeAt += 1) {
        const lived = await liveThrough({ freezeAt, next, repeatSafeMs });
        steps = lived.steps;
        outcomes.push(lived.words);
      }

      expect(new Set(outcomes)).toEqual(new Set(['1 issue, 1 thread, never 2']));
      expect(outcomes.length).toBeGreaterThan(8);
    },
  );

  test('stands twice only until the audit, where it stood still with the post in its hands', async () => {
    const lived = await liveThrough({ freezeAt: null, next: [], repeatSafeMs: 0, holdsPost: true });

    expect(lived.words).toBe('1 issue, 1 thread, at times 2');
  });
});

interface Trial {
  /** The step of the first process, counted from 1, at which it stands still; `null` for none. */
  freezeAt: number | null;
  next: Happening[];
  repeatSafeMs: number;
  /** Whether it stands still after all is checked and before the post leaves. */
  holdsPost?: boolean;
}

async function liveThrough({ freezeAt, next, repeatSafeMs, holdsPost = false }: Trial) {
  const clock = createHandClock(BEFORE_NINE);
  const store = openMemoryStore();
  const far = createFarSide({ now: clock.now, after: clock.after, repeatSafeMs });
  far.next = [...next];
  const subscription = subscriptionWith({ since: clock.now().toISOString() });
  await store.subscriptions.change(subscription.id, () => subscription);
  const claimsOf = createLeasedClaims(store, { now: clock.now, leaseMs: leaseMs(SETTLE_MS) });
  const ice = createIce(freezeAt);
  const first = processOn({
    clock,
    store: { ...store, issues: { ...store.issues, change: ice.around(store.issues.change) } },
    far: { ...far, post: holdsPost ? ice.before(far.post) : ice.after(far.post), find: ice.around(far.find) },
    claims: claimsWith(ice, claimsOf('first')),
  });
  const second = processOn({ clock, store, far, claims: claimsOf('second') });
  let most = 0;
  const live = async (ms: number) => {
    for (let lived = 0; lived < ms; lived += MINUTE_MS) {
      void first.wake();
      await clock.advance(1);
      void second.wake();
      await clock.advance(MINUTE_MS - 1);
      most = Math.max(most, far.standing('issue').length, far.standing('thread').length);
    }
  };
  await live(5 * MINUTE_MS + LONGEST_FROZEN_MS);
  ice.thaw();
  await live(3 * HOUR_MS);
  const seen = most > 1 ? 'at times 2' : 'never 2';
  const words = `${far.standing('issue').length} issue, ${far.standing('thread').length} thread, ${seen}`;
  return { words, steps: ice.steps() };
}

/** Changes under a claim stand still like all others. */
function claimsWith(ice: Ice, claims: IssueClaims): IssueClaims {
  return {
    ...claims,
    take: ice.around(async (key: string) => {
      const taken = await claims.take(key);
      if (!taken.isOurs) return taken;
      return { ...taken, claim: { ...taken.claim, change: ice.around(taken.claim.change) } };
    }),
  };
}

interface Parts {
  clock: HandClock;
  store: Store;
  far: Messenger | FarSide;
  claims: IssueClaims;
}

function processOn({ clock, store, far, claims }: Parts): Delivery {
  const feed: IssueFeed = {
    changed: async () => {
      const all: (readonly [string, Issue])[] = [];
      for await (const line of store.issues.all()) all.push(line);
      return all;
    },
  };
  return createDelivery({
    subscriptions: store.subscriptions,
    ledger: createLedger(store.issues, feed),
    claims,
    messengers: () => [far],
    compose: async (subscription, slot) => ({ kind: 'issue', issue: composed(subscription, slot.key) }),
    now: clock.now,
    after: clock.after,
    settleAfterMs: SETTLE_MS,
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
}

type Call<A extends unknown[], R> = (...args: A) => Promise<R>;

/** What holds a process at one of its steps until it thaws: two for each call, before and after its effect. */
interface Ice {
  around<A extends unknown[], R>(call: Call<A, R>): Call<A, R>;
  before<A extends unknown[], R>(call: Call<A, R>): Call<A, R>;
  after<A extends unknown[], R>(call: Call<A, R>): Call<A, R>;
  thaw(): void;
  steps(): number;
}

function createIce(freezeAt: number | null): Ice {
  let steps = 0;
  let thaw = () => {};
  let holdsNext = true;
  const thawed = new Promise<void>((resolve) => {
    thaw = resolve;
  });
  const step = async () => {
    steps += 1;
    if (steps === freezeAt) await thawed;
  };
  const after =
    <A extends unknown[], R>(call: Call<A, R>): Call<A, R> =>
    async (...args) => {
      const result = await call(...args);
      await step();
      return result;
    };
  return {
    after,
    around: (call) => {
      const then = after(call);
      return async (...args) => {
        await step();
        return then(...args);
      };
    },
    before:
      (call) =>
      async (...args) => {
        if (holdsNext) {
          holdsNext = false;
          await thawed;
        }
        return call(...args);
      },
    thaw: () => thaw(),
    steps: () => steps,
  };
}
