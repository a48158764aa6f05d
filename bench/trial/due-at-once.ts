import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isClosed } from '../../src/core/delivery/protocol.ts';
import type { Log } from '../../src/core/ports/log.ts';
import type { Pace } from '../../src/core/ports/messenger.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { allDueAt } from './all-due-at-once.ts';
import { askSteadily } from './ask-steadily.ts';
import { type Costs, countLedgerWrites, measureCosts } from './costs.ts';
import { type DueFigures, figuresOf } from './due-figures.ts';
import { POSTS_PER_DIGEST, paceTimeMs } from './least-time.ts';
import { type LimitedSide, type SideCounts, type SideOrder, startLimitedSide } from './limited-side.ts';
import { openProgramInHere } from './program-in-here.ts';

export interface DueAtOnce {
  dueAt: Date;
  figures: DueFigures;
  costs: Costs;
  counts: SideCounts;
  /** How long answers to people took meanwhile, in milliseconds. */
  answersMs: number[];
  /** Lines of the log by what they say. */
  logged: Map<string, number>;
  pace: Pace;
  /** Issues the program itself still counts as under way. */
  left: number;
}

/** A run that has not ended in so many times what it should take never will. */
const LONGEST_TIMES = 4;
const LONGEST_BESIDES_MS = 20 * 60_000;

/** Enough to write the digests down before they are due. */
const LEAD_MS = 15_000;
const MINUTE_MS = 60_000;
const LOOK_EVERY_MS = 1000;
/** Without a new message for so long it is asked whether any is to come. */
const QUIET_MS = 30_000;
/** What came twice would have come by then. */
const AFTERWARDS_MS = 3000;

/** Lets all digests come due in one minute and waits until all of them stand there. */
export async function runDueAtOnce(
  order: SideOrder,
  onProgress: (words: string) => void,
): Promise<DueAtOnce> {
  const side = await startLimitedSide(order);
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-due-'));
  const { log, logged } = countingLog();
  const ledger = countLedgerWrites();
  const { house, pace, stop } = await openProgramInHere(
    order.platform,
    side.facts,
    join(folder, 'data'),
    log,
  );
  const dueAt = new Date(Math.ceil((Date.now() + LEAD_MS) / MINUTE_MS) * MINUTE_MS);
  const subscriptions = allDueAt(dueAt, side.facts.tenants);
  await house.store.subscriptions.changeMany(
    subscriptions.map((subscription) => ({ key: subscription.id, next: () => subscription })),
  );
  await wait(dueAt.getTime() - LOOK_EVERY_MS - Date.now());

  const before = await side.counts();
  const endCosts = measureCosts(ledger);
  const asking = askSteadily(house.desk);
  const wanted = subscriptions.length * POSTS_PER_DIGEST;
  const longestMs = LONGEST_TIMES * paceTimeMs(pace, order.sizes) + LONGEST_BESIDES_MS;
  await untilDone({
    side,
    wanted,
    untilMs: dueAt.getTime() + longestMs,
    isSettled: () => isSettled(house.store, subscriptions.length),
    onProgress,
  });
  const costs = await endCosts();
  const answersMs = await asking.stop();
  await wait(AFTERWARDS_MS);

  const counts = await side.counts();
  const figures = figuresOf(subscriptions, await side.standing(), dueAt);
  await house.delivery.wake();
  const left = (await house.delivery.status()).open;
  await stop();
  await side.stop();
  await rm(folder, { recursive: true, force: true });
  const calls = counts.calls - before.calls;
  return { dueAt, figures, costs, counts: { ...counts, calls }, answersMs, logged, pace, left };
}

interface Waiting {
  side: LimitedSide;
  wanted: number;
  untilMs: number;
  isSettled: () => Promise<boolean>;
  onProgress: (words: string) => void;
}

/** Until all stands there, or nothing more will come. */
async function untilDone({ side, wanted, untilMs, isSettled, onProgress }: Waiting): Promise<void> {
  let last = { posts: 0, atMs: Date.now() };
  while (Date.now() < untilMs) {
    await wait(LOOK_EVERY_MS);
    const { posts, refused } = await side.counts();
    onProgress(`${posts} of ${wanted} messages, ${refused} refused`);
    if (posts >= wanted) return;
    if (posts > last.posts) last = { posts, atMs: Date.now() };
    else if (Date.now() - last.atMs > QUIET_MS && (await isSettled())) return;
  }
}

async function isSettled({ issues }: Store, wanted: number): Promise<boolean> {
  let count = 0;
  for await (const [, { posts }] of issues.all()) {
    if (!posts.every(isClosed)) return false;
    count += 1;
  }
  return count === wanted;
}

function countingLog(): { log: Log; logged: Map<string, number> } {
  const logged = new Map<string, number>();
  const note = (_: Record<string, unknown>, words: string) =>
    void logged.set(words, (logged.get(words) ?? 0) + 1);
  return { log: { info: note, warn: note, error: note }, logged };
}
