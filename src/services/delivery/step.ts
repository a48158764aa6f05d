import { type Issue, isAskedFor, type Post } from '../../core/delivery/issue.ts';
import {
  absent,
  audited,
  auditFailed,
  type Circumstances,
  type Decision,
  decide,
  found,
  skipped,
  unreadable,
} from '../../core/delivery/protocol.ts';
import { pausedAt } from '../../core/digest/due.ts';
import type { Subscription } from '../../core/digest/subscription.ts';
import type { MessageRef } from '../../core/document/message-ref.ts';
import type { Claim } from '../../core/ports/issue-claims.ts';
import type { FindOutcome } from '../../core/ports/messenger.ts';
import { windowMs } from '../../core/schedule/index.ts';
import { destinationOf } from './destination.ts';
import { currentPost, mainPost, newIssue } from './issues.ts';
import { markerOf } from './marker.ts';
import type { DeliveryParts } from './parts.ts';
import { send } from './send.ts';
import { type Errand, errandKey, hold, record, type Spot } from './spot.ts';

/** How long a word to an owner, and a thread after its message, are still worth posting. */
const NOTICE_WINDOW_MS = 14 * 24 * 3_600_000;
const THREAD_WINDOW_MS = 24 * 3_600_000;
/** What a person asked for after all is posted within a day, however long ago it was due. */
const RELEASED_WINDOW_MS = 24 * 3_600_000;
/** A step that has more to do at once comes back right away, so that others have their turn in between. */
const AT_ONCE = (now: Date) => now;

/**
 * Takes one issue one step on, under its claim; at most one call to the far side. Answers when to go on, `null` when not
 * soon. Throws `ClaimLost` where somebody else took the issue over meanwhile.
 */
export async function step(parts: DeliveryParts, errand: Errand, claim: Claim): Promise<Date | null> {
  const standsAt = await standing(parts, errand);
  if (standsAt === null) return null;
  const at: Spot = { ...standsAt, claim };
  const circumstances = circumstancesOf(at);
  return carryOut(at, decide(at.post, circumstances), circumstances);
}

/** From when on something is to be done about an issue; `null` when nothing is. */
export async function nextAt(parts: DeliveryParts, errand: Errand): Promise<Date | null> {
  const at = await standing(parts, errand);
  if (at === null) return null;
  const decision = decide(at.post, circumstancesOf(at));
  if (decision.do === 'nothing') return null;
  return decision.do === 'wait' ? decision.until : parts.now();
}

async function standing(parts: DeliveryParts, errand: Errand): Promise<Standing | null> {
  const key = errandKey(errand);
  const subscription = await parts.subscriptions.get(errand.subscription.id);
  if (subscription === null) return null;
  const known = await parts.ledger.get(key);
  const issue = known ?? newIssue(subscription, errand.slot);
  const index = currentPost(issue);
  const post = issue.posts[index];
  if (post === undefined) return null;
  return { parts, errand: { ...errand, subscription }, key, issue, isNew: known === null, index, post };
}

/** Where an issue stands, whoever may go on with it. */
type Standing = Omit<Spot, 'claim'>;

async function carryOut(at: Spot, decision: Decision, c: Circumstances): Promise<Date | null> {
  const { parts } = at;
  switch (decision.do) {
    case 'nothing':
      return null;
    case 'wait':
      return decision.until;
    case 'skip':
      await record(at, (post) => skipped(post, decision.why));
      return AT_ONCE(parts.now());
    case 'look':
      return look(at, decision.since, c);
    case 'audit':
      return audit(at, decision.since);
    case 'send':
      return send(at, (post) => post);
  }
}

/** Reads the channel; what is not there is sent in the same step, so that nothing comes in between. */
async function look(at: Spot, since: Date, c: Circumstances): Promise<Date | null> {
  const { parts, post } = at;
  const outcome = await find(at, since);
  const now = parts.now();
  if (outcome.kind === 'unreadable') {
    const next = unreadable(post, outcome, now);
    await record(at, (current) => unreadable(current, outcome, now));
    parts.log.warn({ issue: at.key, role: post.role, state: next.state }, 'a channel could not be read back');
    return next.state === 'held' ? AT_ONCE(now) : new Date(next.notBefore ?? now);
  }
  if (outcome.messages.length > 0) {
    const { kept, removed } = await keepOne(at, outcome.messages);
    await record(at, (current) => found(current, kept, removed, now));
    parts.log.info({ issue: at.key, role: post.role, removed }, 'found in the channel');
    return AT_ONCE(parts.now());
  }
  const clear = (current: Post) => absent(current, now);
  const next = decide(clear(post), { ...c, now });
  if (next.do === 'send') return send(at, clear);
  await record(at, clear);
  return AT_ONCE(now);
}

/** Looks again for a message that was ever in doubt, and takes away what came twice after all. */
async function audit(at: Spot, since: Date): Promise<Date | null> {
  const { parts } = at;
  const outcome = await find(at, since);
  const now = parts.now();
  if (outcome.kind === 'unreadable') {
    await record(at, (current) => auditFailed(current, outcome.retryAfterMs, now));
    return null;
  }
  if (outcome.messages.length === 0) {
    await record(at, (current) => audited(current, null, 0));
    return null;
  }
  const { kept, removed } = await keepOne(at, outcome.messages);
  await record(at, (current) => audited(current, kept, removed));
  if (removed > 0)
    parts.log.warn({ issue: at.key, removed }, 'an issue stood twice in a channel; one was removed');
  return null;
}

async function find(at: Spot, since: Date): Promise<FindOutcome> {
  const { errand, issue, post } = at;
  const to = destinationOf(errand.subscription, issue, post);
  const outcome = await errand.messenger.find({ to, marker: markerOf(issue, post), since });
  if (outcome.kind === 'read') return outcome;
  if (outcome.retryAfterMs !== null) hold(at, 'channel', outcome.retryAfterMs);
  if (outcome.retryAfterMs !== null || outcome.forGood) errand.lane.refused();
  return outcome;
}

/** The message the thread hangs on stays, else the oldest; the others of ours go. */
async function keepOne(
  { errand, issue, post }: Spot,
  messages: readonly MessageRef[],
): Promise<{ kept: MessageRef; removed: number }> {
  const known = messages.find(({ message }) => message === post.message?.message);
  const kept = known ?? messages[0] ?? { channel: issue.channel, message: '' };
  let removed = 0;
  for (const extra of messages) {
    if (extra !== kept && (await errand.messenger.remove(errand.subscription.tenant, extra))) removed += 1;
  }
  return { kept, removed };
}

function circumstancesOf({ parts, errand, issue, post }: Standing): Circumstances {
  const { subscription, ownedSince, messenger } = errand;
  return {
    now: parts.now(),
    dueAt: new Date(issue.dueAt),
    openUntil: openUntil(subscription, issue, post, parts.now()),
    wanted: post.role !== 'issue' || isWanted(subscription, issue, parts.now()),
    ownedSince,
    settleAfterMs: parts.settleAfterMs,
    repeatSafeMs: messenger.abilities.repeatSafeMs,
  };
}

function openUntil(subscription: Subscription, issue: Issue, post: Post, now: Date): Date {
  if (post.role === 'notice') return new Date(now.getTime() + NOTICE_WINDOW_MS);
  if (post.releasedAt !== null) return new Date(Date.parse(post.releasedAt) + RELEASED_WINDOW_MS);
  const posted = mainPost(issue)?.postedAt ?? issue.dueAt;
  if (post.role === 'thread') return new Date(Date.parse(posted) + THREAD_WINDOW_MS);
  return new Date(Date.parse(issue.dueAt) + windowMs(subscription.schedule));
}

/**
 * What is under way when a digest is stopped is not posted any more, but for an issue a person asked for by itself;
 * a thread and a notice belong to what was posted.
 */
function isWanted(subscription: Subscription, issue: Issue, now: Date): boolean {
  return subscription.endedAt === null && (pausedAt(subscription, now) === null || isAskedFor(issue));
}
