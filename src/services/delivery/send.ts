import { type Issue, isAskedFor, type Post } from '../../core/delivery/issue.ts';
import {
  aborted,
  accepted,
  doubted,
  intended,
  postponed,
  reshaped,
  SEND_WITHIN_MS,
  skipped,
} from '../../core/delivery/protocol.ts';
import { lateDocument } from '../../core/digest/late.ts';
import { nothingDocument } from '../../core/digest/nothing.ts';
import type { Document } from '../../core/document/document.ts';
import type { PostOutcome } from '../../core/ports/messenger.ts';
import type { Composed } from '../../core/services.ts';
import { destinationOf } from './destination.ts';
import { frozen, withPost } from './issues.ts';
import { markerOf } from './marker.ts';
import { LATE_AFTER_MS } from './parts.ts';
import { stopForGood } from './refusal.ts';
import { hold, record, recordIssue, type Spot } from './spot.ts';

/** A token that was taken back may be given again: asked so often, until the issue's time is over. */
const TENANT_GONE_MS = 15 * 60_000;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 5 * 60_000;

/**
 * Freezes what is said, makes the intent durable, sends once and records what came of it. `clear` is what a look just
 * before made of the record: it is written together with the intent.
 */
export async function send(at: Spot, clear: (post: Post) => Post): Promise<Date | null> {
  const { parts } = at;
  const content = await contentFor(at);
  if (content.kind === 'nothing') {
    await record(at, (post) => skipped(clear(post), content.why));
    return null;
  }
  const intentAt = parts.now();
  const elapsedMs = parts.elapsedMs ?? (() => parts.now().getTime());
  const intentMs = elapsedMs();
  const late = isLate(at, intentAt);
  const issue = await recordIssue(at, (line) => {
    const base = content.issue === null ? line : frozen(line, content.issue);
    const next = withPost(base, at.index, (post) => intended(clear(post), intentAt));
    return at.post.role === 'issue' ? { ...next, late } : next;
  });
  const post = issue?.posts[at.index];
  // Written down as missed in the meantime, because a later issue came due.
  if (issue === null || post === undefined || post.document === null) return null;
  const request = {
    to: destinationOf(at.errand.subscription, issue, post),
    document: said(at, issue, post.document),
    marker: markerOf(issue, post),
    form: post.form,
    mention: post.role === 'issue' ? at.errand.subscription.mention : null,
  };
  // The last thing before it leaves: a process that stood still since its intent finds here that it did.
  const sinceIntentMs = Math.max(parts.now().getTime() - intentAt.getTime(), elapsedMs() - intentMs);
  if (sinceIntentMs > SEND_WITHIN_MS) {
    await record(at, aborted);
    return parts.now();
  }
  const outcome = await at.errand.messenger.post(request);
  return conclude(at, post, outcome);
}

type Content = { kind: 'nothing'; why: string } | { kind: 'issue'; issue: Composed | null };

/** What to freeze; `null` where it is frozen already. */
async function contentFor({ parts, errand, post }: Spot): Promise<Content> {
  if (post.document !== null) return { kind: 'issue', issue: null };
  const { subscription, slot } = errand;
  const composed = await parts.compose(subscription, slot, parts.now());
  if (composed.kind === 'issue') return composed;
  if (!subscription.tellEmpty || subscription.to === 'person') return composed;
  const document = nothingDocument(subscription, composed.why);
  return { kind: 'issue', issue: { papers: [], document, thread: null } };
}

function isLate({ issue }: Spot, now: Date): boolean {
  return !isAskedFor(issue) && now.getTime() - Date.parse(issue.dueAt) > LATE_AFTER_MS;
}

/** The frozen document; that it is late is said at the moment it is sent. */
function said({ errand, post }: Spot, issue: Issue, document: Document): Document {
  if (post.role !== 'issue' || !issue.late) return document;
  return lateDocument(document, new Date(issue.dueAt), errand.subscription.zone);
}

/** Records what the outcome means, and answers when to go on. */
async function conclude(at: Spot, post: Post, outcome: PostOutcome): Promise<Date | null> {
  const { parts } = at;
  const now = parts.now();
  const fields = { issue: at.key, role: post.role, attempt: post.attempts };
  switch (outcome.kind) {
    case 'accepted':
      await record(at, (current) => accepted(current, outcome.message, now));
      parts.log.info(fields, 'posted');
      return now;
    case 'later': {
      const waitMs = outcome.retryAfterMs ?? backOffMs(at.key, post.attempts);
      if (outcome.retryAfterMs !== null) {
        hold(at, outcome.scope, waitMs);
        at.errand.lane.refused();
      }
      const until = new Date(now.getTime() + waitMs);
      await record(at, (current) => postponed(current, until, outcome.why));
      parts.log.info({ ...fields, waitMs }, 'to be posted later');
      return until;
    }
    case 'unknown': {
      const settled = await record(at, (current) => doubted(current, now, outcome.why));
      parts.log.warn({ ...fields, cause: outcome.why }, 'it is not known whether this was posted');
      return new Date(settled?.posts[at.index]?.notBefore ?? now);
    }
    case 'invalid':
      parts.log.error(
        { ...fields, shape: outcome.shape, form: post.form },
        'the far side refuses what was sent',
      );
      if (post.form === 'plain') return stopForGood(at, 'failed', outcome.why);
      await record(at, (current) => reshaped(current, outcome.why));
      return now;
    case 'refused':
      at.errand.lane.refused();
      parts.log.warn({ ...fields, cause: outcome.cause }, 'refused');
      if (outcome.cause !== 'tenant-gone') return stopForGood(at, 'paused', outcome.why);
      hold(at, 'tenant', TENANT_GONE_MS);
      await record(at, (current) =>
        postponed(current, new Date(now.getTime() + TENANT_GONE_MS), outcome.why),
      );
      return null;
  }
}

/** Doubling with jitter; the jitter comes from the name, so that the same run can be made again. */
function backOffMs(key: string, attempt: number): number {
  const spread = [...key].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 1000, 7) / 1000;
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempt, 12)) * (0.5 + spread / 2);
}
