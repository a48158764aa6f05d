import type { Issue } from '../../../src/core/delivery/issue.ts';
import type { Subscription } from '../../../src/core/digest/subscription.ts';
import type { Document } from '../../../src/core/document/document.ts';
import type { Log } from '../../../src/core/ports/log.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import { createDelivery, type Delivery } from '../../../src/services/delivery/delivery.ts';
import { createLedger, type Ledger } from '../../../src/services/delivery/ledger.ts';
import type { DeliveryParts } from '../../../src/services/delivery/parts.ts';
import { openMemoryStore } from '../../../src/store/memory/index.ts';
import { createFarSide, type FarSide, type FarSideSettings } from '../../support/far-side.ts';
import { createHandClock, type HandClock } from '../../support/hand-clock.ts';
import { subscriptionWith } from '../../support/subscription.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const SETTLE_MS = 2 * MINUTE_MS;

/** Monday, five minutes before nine in Berlin. */
export const BEFORE_NINE = new Date('2026-11-30T07:55:00Z');

export interface World {
  clock: HandClock;
  store: Store;
  far: FarSide;
  ledger: Ledger;
  delivery: Delivery;
  logged: { fields: Record<string, unknown>; message: string }[];
  subscribe(changes?: Partial<Subscription>): Promise<Subscription>;
  /** Runs for so long with a ring each minute, as the alarm clock does. */
  live(ms: number): Promise<void>;
  /** The process dies where it stands; another starts on what is stored. */
  restart(): void;
  issues(): Promise<Issue[]>;
  /** Puts something in the place of the store's collections, such as one that fails. */
  parts(changes: Partial<DeliveryParts>): void;
}

export function openWorld(settings: Partial<FarSideSettings> & { start?: Date; store?: Store } = {}): World {
  const clock = createHandClock(settings.start ?? BEFORE_NINE);
  const store = settings.store ?? openMemoryStore();
  const far = createFarSide({ now: clock.now, after: clock.after, ...settings });
  const logged: World['logged'] = [];
  const note = (fields: Record<string, unknown>, message: string) => void logged.push({ fields, message });
  const log: Log = { info: note, warn: note, error: note };
  let changes: Partial<DeliveryParts> = {};
  const world: World = {
    clock,
    store,
    far,
    logged,
    ...start(),
    async subscribe(given) {
      const subscription = subscriptionWith({ since: clock.now().toISOString(), ...given });
      await store.subscriptions.change(subscription.id, () => subscription);
      return subscription;
    },
    async live(ms) {
      for (let lived = 0; lived < ms; lived += MINUTE_MS) {
        void world.delivery.wake();
        await clock.advance(Math.min(MINUTE_MS, ms - lived));
      }
    },
    restart() {
      clock.dropTimers();
      Object.assign(world, start());
    },
    issues: () => world.ledger.all(),
    parts(next) {
      changes = next;
      world.restart();
    },
  };
  return world;

  function start(): { ledger: Ledger; delivery: Delivery } {
    const ledger = createLedger(store.issues);
    const delivery = createDelivery({
      subscriptions: store.subscriptions,
      ledger,
      messengers: () => [far],
      compose: async (subscription, slot) => ({ kind: 'issue', issue: composed(subscription, slot.key) }),
      now: clock.now,
      after: clock.after,
      settleAfterMs: SETTLE_MS,
      log,
      ...changes,
    });
    return { ledger, delivery };
  }
}

export function composed(subscription: Subscription, slot: string) {
  return {
    papers: [`paper-${slot}`],
    document: sayingOf(`Issue ${slot} of ${subscription.id}`),
    thread: { title: `Discussion of ${slot}`, document: sayingOf(`Thread of ${slot}`) },
  };
}

function sayingOf(words: string): Document {
  return {
    summary: words,
    blocks: [{ kind: 'paragraph', text: [{ text: words }] }],
    actions: [],
    visibility: 'everyone',
  };
}
