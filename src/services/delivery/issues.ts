import type { Issue, Post } from '../../core/delivery/issue.ts';
import { isClosed, newPost, skipped } from '../../core/delivery/protocol.ts';
import type { Subscription } from '../../core/digest/subscription.ts';
import type { Document } from '../../core/document/document.ts';
import type { Slot } from '../../core/schedule/schedule.ts';
import type { Composed } from '../../core/services.ts';
import { markerToken } from './marker.ts';

/** An issue nobody has tried to post. */
export function newIssue(subscription: Subscription, slot: Slot): Issue {
  const issue = bareIssue(subscription, slot);
  return { ...issue, posts: [newPost('issue', markerToken(issue, 'issue', 0))] };
}

/** A line of history for an issue of which nothing is posted. */
export function skippedIssue(subscription: Subscription, slot: Slot, why: string): Issue {
  return { ...bareIssue(subscription, slot), skipped: why };
}

function bareIssue({ id, tenant, channel, to }: Subscription, slot: Slot): Issue {
  return {
    subscription: id,
    tenant,
    channel,
    to,
    slot: slot.key,
    dueAt: slot.dueAt.toISOString(),
    papers: [],
    late: false,
    skipped: null,
    posts: [],
  };
}

/** The message to see to: what is beneath or about the issue waits until the issue itself is settled. */
export function currentPost(issue: Issue): number {
  const isOpen = ({ state }: Post) => state === 'due' || state === 'sending';
  const isReady = (post: Post) => post.role !== 'thread' || stateOfMain(issue) === 'sent';
  const next = issue.posts.findIndex((post) => isOpen(post) && isReady(post));
  return next !== -1 ? next : issue.posts.findIndex((post) => !isClosed(post) && isReady(post));
}

/** The message in the channel, under which its thread hangs. */
export function mainPost(issue: Issue): Post | undefined {
  return issue.posts.find(({ role }) => role === 'issue');
}

function stateOfMain(issue: Issue): Post['state'] | undefined {
  return mainPost(issue)?.state;
}

/** The issue with one message changed; what hangs on a message that will never be there is left out. */
export function withPost(issue: Issue, index: number, change: (post: Post) => Post): Issue {
  const posts = issue.posts.map((post, at) => (at === index ? change(post) : post));
  const main = posts.find(({ role }) => role === 'issue');
  const isLost = main?.state === 'failed' || main?.state === 'skipped';
  return {
    ...issue,
    posts: posts.map((post) =>
      isLost && post.role === 'thread' && post.state === 'due'
        ? skipped(post, 'There is no message for it to hang on.')
        : post,
    ),
  };
}

/** The issue with a word to the owner, to be delivered exactly once like everything else. */
export function withNotice(issue: Issue, document: Document): Issue {
  const count = issue.posts.filter(({ role }) => role === 'notice').length;
  const notice = newPost('notice', markerToken(issue, 'notice', count));
  return { ...issue, posts: [...issue.posts, { ...notice, document }] };
}

/** Puts what was composed into an issue that is about to be posted for the first time. */
export function frozen(issue: Issue, content: Composed): Issue {
  const posts = issue.posts.map((post) =>
    post.role === 'issue' ? { ...post, document: content.document } : post,
  );
  if (content.thread === null) return { ...issue, papers: content.papers, posts };
  const { title, document } = content.thread;
  const thread = {
    ...newPost('thread', markerToken(issue, 'thread', 0)),
    document: { ...document, summary: title },
  };
  return { ...issue, papers: content.papers, posts: [...posts, thread] };
}
