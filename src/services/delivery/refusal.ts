import type { Issue } from '../../core/delivery/issue.ts';
import { refused } from '../../core/delivery/protocol.ts';
import { withNotice, withPost } from './issues.ts';
import { noticeWhenFailed } from './notices.ts';
import { recordIssue, type Spot } from './spot.ts';

/**
 * The far side will not take this message. Where the whole digest cannot go on it is paused first, so that a crash in
 * between leaves a paused digest with an issue that is refused once more; then the failure is recorded together with
 * the one word to its owner.
 */
export async function stopForGood(at: Spot, how: 'paused' | 'failed', why: string): Promise<Date | null> {
  const { parts, errand, post } = at;
  const stays = refused(post, why).state === 'sending';
  const pauses = how === 'paused' && post.role === 'issue' && !stays;
  if (pauses) await pause(at, why);
  const threadFailedBefore = post.role === 'thread' && (await lastThreadFailed(at));
  await recordIssue(at, (current) => {
    const after = withPost(current, at.index, (each) => refused(each, why));
    const hasFailed = after.posts[at.index]?.state === 'failed';
    if (!hasFailed || threadFailedBefore) return after;
    const notice = noticeWhenFailed(errand.subscription, after, { role: post.role, pauses, why });
    return notice === null ? after : withNotice(after, notice);
  });
  return parts.now();
}

async function pause({ parts, errand }: Spot, why: string): Promise<void> {
  const at = parts.now().toISOString();
  await parts.subscriptions.change(errand.subscription.id, (current) => {
    if (current === null || current.paused !== null) return current;
    return { ...current, paused: { at, until: null, by: 'fault', why } };
  });
}

/** Whether the thread of the issue before failed too: then its owner has been told. */
async function lastThreadFailed({ parts, errand, key }: Spot): Promise<boolean> {
  const issues = await parts.ledger.ofSubscription(errand.subscription.id);
  const threads = issues.filter((issue) => !key.endsWith(`/${issue.slot}`)).flatMap(threadOf);
  return threads.at(-1)?.state === 'failed';
}

function threadOf(issue: Issue) {
  return issue.posts.filter(({ role }) => role === 'thread');
}
