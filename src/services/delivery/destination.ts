import type { Issue, Post } from '../../core/delivery/issue.ts';
import type { Subscription } from '../../core/digest/subscription.ts';
import type { Destination } from '../../core/ports/messenger.ts';
import { mainPost } from './issues.ts';

const LONGEST_TITLE = 100;

/** Where a message of an issue goes. */
export function destinationOf(subscription: Subscription, issue: Issue, post: Post): Destination {
  // The digest's, since one set up from the command line is given to its workspace later on.
  const { tenant } = subscription;
  const { channel } = issue;
  if (post.role === 'notice') return { kind: 'person', tenant, person: subscription.owner?.id ?? '' };
  const parent = mainPost(issue)?.message ?? null;
  if (post.role === 'thread' && parent !== null) {
    return { kind: 'thread', tenant, parent, title: threadTitle(post) };
  }
  return issue.to === 'person'
    ? { kind: 'person', tenant, person: channel }
    : { kind: 'channel', tenant, channel };
}

/** The first words of what is said there. */
function threadTitle(post: Post): string {
  return (post.document?.summary ?? 'Discussion').slice(0, LONGEST_TITLE);
}
