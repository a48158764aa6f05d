import { type Issue, issueKey, slotAskedFor } from '../../core/delivery/issue.ts';
import type { Subscription } from '../../core/digest/subscription.ts';
import { type Claim, ClaimLost } from '../../core/ports/issue-claims.ts';
import type { Messenger } from '../../core/ports/messenger.ts';
import type { Slot } from '../../core/schedule/schedule.ts';
import { createTurns } from '../../core/turns.ts';
import { atHome } from './at-home.ts';
import { dueNow } from './due-now.ts';
import { newIssue } from './issues.ts';
import { createLane, type Lane } from './lane.ts';
import { createOwnClaims } from './own-claims.ts';
import { type DeliveryParts, LATE_AFTER_MS } from './parts.ts';
import { type Errand, errandKey } from './spot.ts';
import { type DeliveryStatus, statusOf } from './status.ts';
import { nextAt, step } from './step.ts';

/** Delivers every due issue exactly once, by the protocol of core/delivery/protocol.ts (docs/delivery.md). */
export interface Delivery {
  /**
   * Looks at everything that is due or under way and sees to it. Called about every minute and once at the start; a
   * call too many or too few changes nothing. Never fails; resolves once all is looked at, not once all is posted.
   */
  wake(): Promise<void>;
  /** Posts an issue outside the schedule; asked for twice within a minute it is one. */
  postNow(subscription: Subscription): Promise<void>;
  status(): Promise<DeliveryStatus>;
  /** How many messages wait for their turn or are on their way, by platform. */
  queues(): { platform: string; size: number }[];
  /** Starts nothing more; resolves once what was under way is recorded. */
  stop(): Promise<void>;
}

/** Other work has its turn after so many subscriptions, or open issues. */
const LOOKED_AT_IN_A_ROW = 100;
/** What comes up before the next ring is kept ready; the rest is found again then. */
const SOON_MS = 65_000;

export function createDelivery(parts: DeliveryParts): Delivery {
  const { now, log, ledger, claims = createOwnClaims(parts.ledger) } = parts;
  /** The first ring: nothing is posted before it. */
  let startedAt: Date | null = null;
  const lanes = new Map<string, Lane>();
  /** Slots that came due, until the ledger says what became of them. */
  const pending = new Map<string, Pending>();
  let waking: Promise<void> | null = null;
  let again = false;
  let wokeAt: Date | null = null;
  let fault: string | null = null;
  let unserved = 0;
  let stopped = false;

  return {
    wake,
    async postNow(subscription) {
      const slot = slotAskedFor(now());
      await ledger.change(
        issueKey(subscription.id, slot.key),
        (current) => current ?? newIssue(subscription, slot),
      );
      await wake();
    },
    status,
    queues: () => [...lanes].map(([platform, lane]) => ({ platform, size: lane.size() })),
    async stop() {
      stopped = true;
      await waking;
      await Promise.all([...lanes.values()].map((lane) => lane.stop()));
      await claims.stop();
    },
  };

  /** Lets go of what is settled, too. */
  function status(): Promise<DeliveryStatus> {
    return statusOf({ ledger, now: now(), startedAt: startedAt ?? now(), wokeAt, fault, unserved, pending });
  }

  function wake(): Promise<void> {
    startedAt ??= now();
    again = waking !== null;
    waking ??= lookUntilCalm().finally(() => {
      waking = null;
    });
    return waking;
  }

  async function lookUntilCalm(): Promise<void> {
    do {
      again = false;
      try {
        await lookAtSubscriptions();
        await lookAtOpenIssues();
        await status();
        wokeAt = now();
        fault = null;
      } catch (error) {
        fault = causeOf(error);
        log.error({ cause: fault }, 'digests could not be looked at: trying again within a minute');
      }
    } while (again && !stopped);
  }

  async function lookAtSubscriptions(): Promise<void> {
    const turn = createTurns(LOOKED_AT_IN_A_ROW);
    let withoutPlatform = 0;
    for await (const [, subscription] of parts.subscriptions.all()) {
      const pause = turn();
      if (pause !== null) await pause;
      if (stopped) return;
      const due = await dueNow(parts, await atHome(parts, subscription));
      if (due === null) continue;
      const messenger = messengerOf(due.subscription.tenant);
      if (messenger === null) withoutPlatform += 1;
      else await submit(messenger, due.subscription, due.slot);
    }
    unserved = withoutPlatform;
  }

  /** Issues something may still come of: unsettled, with a thread or a notice to post, or to be audited. */
  async function lookAtOpenIssues(): Promise<void> {
    const turn = createTurns(LOOKED_AT_IN_A_ROW);
    for (const key of await ledger.open()) {
      const pause = turn();
      if (pause !== null) await pause;
      if (stopped) return;
      const issue = await ledger.get(key);
      const subscription = issue === null ? null : await parts.subscriptions.get(issue.subscription);
      if (issue === null || subscription === null) continue;
      const messenger = messengerOf(subscription.tenant);
      if (messenger !== null) await submit(messenger, subscription, slotOf(issue));
    }
  }

  async function submit(messenger: Messenger, subscription: Subscription, slot: Slot): Promise<void> {
    const lane = laneOf(messenger);
    const key = issueKey(subscription.id, slot.key);
    if (lane.has(key)) return;
    const errand: Errand = { subscription, slot, messenger, lane, ownedSince: ownedSince(key, slot.dueAt) };
    const at = await nextAt(parts, errand);
    if (at === null || at.getTime() - now().getTime() > SOON_MS) return;
    const { tenant, channel } = subscription;
    lane.submit({ key, tenant, channel, run: () => stepAndNext(errand) }, at);
  }

  /** Only whoever has the claim goes on with an issue; what another has is looked at again when the claim may be free. */
  async function stepAndNext(errand: Errand): Promise<Date | null> {
    const taken = await claims.take(errandKey(errand));
    if (!taken.isOurs) return taken.until;
    const { claim } = taken;
    try {
      const next = await stepUnder(claim, {
        ...errand,
        ownedSince: latestOf(errand.ownedSince, claim.ownedSince),
      });
      if (next === null) await claim.release();
      return next;
    } catch (error) {
      if (!(error instanceof ClaimLost)) throw error;
      log.warn(
        { issue: errandKey(errand) },
        'an issue was taken over by another process while this one stood still',
      );
      return null;
    } finally {
      claim.rest();
    }
  }

  /** A turn in the lane is for what has a call to make: what nothing more comes of ends with its last step. */
  async function stepUnder(claim: Claim, errand: Errand): Promise<Date | null> {
    const goOnAt = await step(parts, errand, claim);
    return goOnAt === null ? null : nextAt(parts, errand);
  }

  /**
   * Since when this process alone can have posted it. What came due before it started another may have posted; what
   * is noticed long after its time is looked for too, since then somebody or something stood still.
   */
  function ownedSince(key: string, dueAt: Date): Date | null {
    const known = pending.get(key);
    // A clock that was set back since then would make what is known now look older than it is.
    const noticedAt = earliest(known?.noticedAt ?? now(), now());
    if (known === undefined) pending.set(key, { dueAt, noticedAt });
    if (startedAt !== null && dueAt < startedAt) return earliest(startedAt, now());
    return noticedAt.getTime() - dueAt.getTime() > LATE_AFTER_MS ? noticedAt : null;
  }

  function messengerOf(tenant: string): Messenger | null {
    return parts.messengers().find((each) => each.serves(tenant)) ?? null;
  }

  function laneOf(messenger: Messenger): Lane {
    const known = lanes.get(messenger.name);
    if (known !== undefined) return known;
    const lane = createLane({
      pace: messenger.abilities.pace,
      now,
      after: parts.after,
      onFailure(job, error) {
        fault = causeOf(error);
        log.error({ issue: job.key, cause: fault }, 'a step of a delivery failed: trying again soon');
      },
    });
    lanes.set(messenger.name, lane);
    return lane;
  }
}

/** A slot that came due. */
export interface Pending {
  dueAt: Date;
  noticedAt: Date;
}

function latestOf(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

function earliest(a: Date, b: Date): Date {
  return a < b ? a : b;
}

function slotOf(issue: Issue): Slot {
  return { key: issue.slot, dueAt: new Date(issue.dueAt) };
}

function causeOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
