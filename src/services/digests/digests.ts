import type { Issue } from '../../core/delivery/issue.ts';
import { lastScheduled, pausedAt, sinceAfterChange, upcoming } from '../../core/digest/due.ts';
import type { Subscription } from '../../core/digest/subscription.ts';
import { AskerError } from '../../core/errors.ts';
import type { Slot } from '../../core/schedule/schedule.ts';
import type { Digests, Preview } from '../../core/services.ts';
import type { Ledger } from '../delivery/ledger.ts';
import { type Change, changeDigest } from './change-digest.ts';
import { createInTurn } from './in-turn.ts';
import { lineOf, linesInAllChannels, linesOf, numberOf, subscriptionsWhere } from './lines.ts';
import { hasOtherTimes, withChanges } from './orders.ts';
import { pausedUntil } from './pause.ts';
import { type PostNowParts, postNow } from './post-now.ts';
import { type IsAccountOf, isInReach, mayManage, maySubscribe, sameTenant } from './rights.ts';
import { settle } from './settle.ts';
import { withNextLeftOut } from './skip.ts';
import { type SubscribeParts, subscribe } from './subscribe.ts';

type Inner = 'inTurn' | 'isAccountOf' | 'ledger';

export interface DigestParts extends Omit<SubscribeParts, Inner>, Omit<PostNowParts, Inner> {
  ledger: Ledger;
  /** What an issue would say; the same digest and slot give the same issue. */
  compose(subscription: Subscription, slot: Slot, now: Date): Promise<Preview>;
  /** Within one tenant alone unless told otherwise. */
  isAccountOf?: IsAccountOf;
}

/** The host's desk. Every change looks at the person's right to it again, on the record as it is stored. */
export function createDigests(given: DigestParts): Digests {
  const parts = { isAccountOf: sameTenant, ...given, inTurn: createInTurn() };
  const { store, ledger, isAccountOf } = parts;
  const change = (request: Change) => changeDigest(parts, request);

  return {
    maySubscribe,
    subscribe: (asker, order, now) => subscribe(parts, asker, order, now),

    async list({ tenant, id }, now) {
      const here = await subscriptionsWhere(
        parts,
        (each) => each.tenant === tenant && each.channel === id && each.to === 'channel',
      );
      return linesOf(parts, here, now);
    },

    async reach(asker, now) {
      const mine = await subscriptionsWhere(parts, (each) => isInReach(asker, each, isAccountOf));
      return linesOf(parts, mine, now);
    },

    all: async (now) => linesInAllChannels(parts, await subscriptionsWhere(parts, () => true), now),

    async byId(id, now) {
      const found = await store.subscriptions.get(id);
      return found === null ? null : lineOf(parts, found, await numberOf(parts, found), now);
    },

    mayChange: (person, { subscription }) => mayManage(person, subscription, isAccountOf),

    async edit(line, person, changes, now) {
      const issues = await ledger.ofSubscription(line.subscription.id);
      const next = (current: Subscription) => {
        const changed = withChanges(current, changes);
        if (!hasOtherTimes(current, changed)) return changed;
        const since = sinceAfterChange(current, lastScheduled(issues, now), now);
        return { ...changed, since: since.toISOString() };
      };
      return change({ line, person, what: 'digest edit', now, next });
    },

    async pause(line, person, until, now) {
      const next = (current: Subscription) => ({ ...current, paused: pausedUntil(current, until, now) });
      return change({ line, person, what: 'digest pause', now, next });
    },

    async resume(line, person, now) {
      const issues = await ledger.ofSubscription(line.subscription.id);
      const next = (current: Subscription) =>
        withoutSkips(withoutPause(current, now), lastScheduled(issues, now), now);
      return change({ line, person, what: 'digest resume', now, next });
    },

    async skip(line, person, at, now) {
      const issues = await ledger.ofSubscription(line.subscription.id);
      let skipped: Date | null = null;
      const next = (current: Subscription) => {
        const outcome = withNextLeftOut(current, issues, at, now);
        skipped = outcome.skipped;
        return outcome.subscription;
      };
      const changed = await change({ line, person, what: 'digest skip', now, next });
      return { line: changed, skipped };
    },

    async transfer(line, person, to, now) {
      const next = (current: Subscription) => {
        if (current.to === 'person') throw isPersonal();
        return current.owner?.id === to.id ? current : { ...current, owner: to };
      };
      return change({ line, person, what: 'digest transfer', now, next });
    },

    async unsubscribe(line, person, now) {
      const next = (current: Subscription) => ({ ...current, endedAt: now.toISOString() });
      return change({ line, person, what: 'digest unsubscribe', now, next });
    },

    postNow: ({ subscription }, person, now) => postNow(parts, subscription.id, person, now),

    async preview({ subscription }, now) {
      const issues = await ledger.ofSubscription(subscription.id);
      const running = withoutPause(subscription, now);
      const { next } = upcoming(running, lastScheduled(issues, now), now);
      if (next !== null) return parts.compose(subscription, next, now);
      return { kind: 'nothing', why: 'Its schedule never comes again: /digest edit sets another.' };
    },

    async history(of, limit) {
      const issues = await issuesOf(ledger, of);
      return issues.reverse().slice(0, limit);
    },

    settle: ({ subscription }, person, slot, how, now) =>
      settle(parts, { subscription: subscription.id, slot, how }, person, now),
  };
}

/** Running again; what came due during a pause is not owed. One whose pause is over runs already. */
function withoutPause(subscription: Subscription, now: Date): Subscription {
  if (pausedAt(subscription, now) === null) return subscription;
  return { ...subscription, paused: null, since: now.toISOString() };
}

/** Nothing that is still to come is left out. */
function withoutSkips(subscription: Subscription, lastIssue: Issue | null, now: Date): Subscription {
  const coming = upcoming(subscription, lastIssue, now).leftOut.map(({ key }) => key);
  if (coming.length === 0) return subscription;
  return { ...subscription, skips: subscription.skips.filter((key) => !coming.includes(key)) };
}

function issuesOf(ledger: Ledger, of: Parameters<Digests['history']>[0]): Promise<Issue[]> {
  if (of === 'all') return ledger.all();
  return 'subscription' in of ? ledger.ofSubscription(of.subscription) : ledger.ofChannel(of.channel);
}

function isPersonal(): AskerError {
  return new AskerError(
    'personal',
    'This is a personal digest, sent to one person: it cannot be handed over.',
  );
}
