import { describe, expect, test } from 'vitest';
import { type Issue, issueState } from '../../src/core/delivery/issue.ts';
import type { Subscription } from '../../src/core/digest/subscription.ts';
import type { Messenger } from '../../src/core/ports/messenger.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { localTime } from '../../src/core/schedule/index.ts';
import { createDelivery, type Delivery } from '../../src/services/delivery/delivery.ts';
import { createLedger, type Ledger } from '../../src/services/delivery/ledger.ts';
import { openMemoryStore } from '../../src/store/memory/index.ts';
import { type CrashPlan, createCrashPlan } from '../support/crash-plan.ts';
import { createHandClock, type HandClock } from '../support/hand-clock.ts';
import { subscriptionWith } from '../support/subscription.ts';
import type { MessengerDriver, PostFault } from './messenger-driver.ts';
import { issueDocument, saying } from './messenger-samples.ts';

const MINUTE_MS = 60_000;
const SETTLE_MS = 2 * MINUTE_MS;
/** More steps than one issue has, whatever goes wrong on the way. */
const MOST_STEPS = 60;
/** A far side that keeps silent is waited for in each of the lives. */
const LONGEST_TEST_MS = 120_000;

const FAULTS: (PostFault | 'none')[] = [
  'none',
  'kept-then-error',
  'kept-then-cut',
  'kept-then-silence',
  'kept-then-page',
  'error-before',
  'cut-before',
  'limited',
  'form-refused',
];

/**
 * The whole way of an issue over a platform's real messenger: each fault of the far side, with a crash after every
 * single step, durable writes and calls alike. `leftOut` says in words why a fault cannot be tried.
 */
export function deliveryContract(
  name: string,
  make: () => Promise<MessengerDriver>,
  leftOut: Partial<Record<PostFault, string>> = {},
): void {
  describe(`an issue delivered over ${name}`, () => {
    for (const fault of FAULTS) {
      const reason = fault === 'none' ? undefined : leftOut[fault];
      const title = `stands once, with its thread, after ${fault === 'none' ? 'no fault' : fault} and a crash at any step`;
      test.skipIf(reason !== undefined)(
        reason === undefined ? title : `${title} (left out: ${reason})`,
        async () => {
          const outcomes: string[] = [];
          let steps = 0;
          for (let crashAt = 0; crashAt <= steps && crashAt < MOST_STEPS; crashAt += 1) {
            const lived = await liveThrough(make, fault, crashAt === 0 ? null : crashAt);
            if (crashAt === 0) steps = lived.steps;
            outcomes.push(lived.words);
          }

          expect(new Set(outcomes)).toEqual(new Set(['sent, 1 issue, 1 in the thread']));
          expect(outcomes.length).toBeGreaterThan(5);
        },
        LONGEST_TEST_MS,
      );
    }

    test('is held and told once, never posted blindly, when the channel cannot be read', async () => {
      const driver = await make();
      const { messenger } = driver;
      const unreadable: Messenger = {
        ...messenger,
        find: async (request) => {
          if (request.marker.role === 'issue') driver.nextRead('forbidden');
          return messenger.find(request);
        },
      };
      const life = await openLife({ ...driver, messenger: unreadable }, null);
      driver.nextPost('cut-before');
      await life.live(30 * MINUTE_MS);

      const seen = await driver.seenIn(driver.channel);
      const issue = await life.issue();
      await driver.dispose();
      const notices = issue?.posts.filter(({ role }) => role === 'notice').length;
      // Where a nonce makes a repetition safe nobody has to look.
      const needsNoLook = driver.messenger.abilities.repeatSafeMs > 0;
      expect([issue && issueState(issue), seen.length, notices]).toEqual(
        needsNoLook ? ['sent', 1, 0] : ['held', 0, 1],
      );
    });
  });
}

async function liveThrough(
  make: () => Promise<MessengerDriver>,
  fault: PostFault | 'none',
  crashAt: number | null,
): Promise<{ words: string; steps: number }> {
  const driver = await make();
  try {
    const life = await openLife(driver, crashAt);
    if (fault !== 'none') driver.nextPost(fault);
    await life.live(16 * MINUTE_MS);
    const issue = await life.issue();
    const state = issue === null ? 'no line' : issueState(issue);
    const main = issue?.posts.find(({ role }) => role === 'issue')?.message;
    const issues = (await driver.seenIn(driver.channel)).length;
    const threads =
      main === null || main === undefined
        ? 0
        : (await driver.seenIn({ kind: 'thread', tenant: driver.channel.tenant, parent: main, title: '' }))
            .length;
    return { words: `${state}, ${issues} issue, ${threads} in the thread`, steps: life.steps() };
  } finally {
    await driver.dispose();
  }
}

interface Life {
  live(ms: number): Promise<void>;
  issue(): Promise<Issue | null>;
  steps(): number;
}

/** A process on a store in memory, which dies once at the given step; another then goes on. */
async function openLife(driver: MessengerDriver, crashAt: number | null): Promise<Life> {
  const store = openMemoryStore();
  // The far side stamps messages by the real clock, so the issue is due a little before now.
  const dueAt = new Date(Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - MINUTE_MS);
  const clock = createHandClock(new Date(dueAt.getTime() - MINUTE_MS));
  const subscription = dueOnce(driver, dueAt);
  await store.subscriptions.change(subscription.id, () => subscription);
  const plan = createCrashPlan(crashAt);
  let process = startProcess(store, driver, clock, plan);
  return {
    async live(ms) {
      for (let lived = 0; lived < ms; lived += MINUTE_MS / 2) {
        void process.delivery.wake();
        await plan.quiet();
        await clock.advance(MINUTE_MS / 2);
        await plan.quiet();
        if (!plan.takeCrash()) continue;
        clock.dropTimers();
        process = startProcess(store, driver, clock, plan);
      }
    },
    issue: async () => (await process.ledger.all())[0] ?? null,
    steps: () => plan.steps(),
  };
}

function startProcess(
  store: Store,
  driver: MessengerDriver,
  clock: HandClock,
  plan: CrashPlan,
): { delivery: Delivery; ledger: Ledger } {
  const ledger = plan.ledger(createLedger(store.issues));
  const messenger = plan.messenger(driver.messenger);
  const delivery = createDelivery({
    subscriptions: store.subscriptions,
    ledger,
    messengers: () => [messenger],
    compose: async (_subscription, slot) => ({
      kind: 'issue',
      issue: {
        papers: [`paper-${slot.key}`],
        document: issueDocument,
        thread: {
          title: 'Discussion',
          document: { ...saying('The abstract.'), actions: issueDocument.actions },
        },
      },
    }),
    now: clock.now,
    after: clock.after,
    settleAfterMs: SETTLE_MS,
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
  return { delivery, ledger };
}

function dueOnce({ channel }: MessengerDriver, dueAt: Date): Subscription {
  const { weekday, hour, minute } = localTime(dueAt, 'UTC');
  const before = new Date(dueAt.getTime() - MINUTE_MS / 2).toISOString();
  return subscriptionWith({
    tenant: channel.tenant,
    channel: channel.channel,
    schedule: { kind: 'weekly', weekdays: [weekday], time: { hour, minute } },
    zone: 'UTC',
    since: before,
    createdAt: before,
  });
}
