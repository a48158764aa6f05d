import type { Subscription } from '../digest/subscription.ts';
import type { Action, Document } from '../document/document.ts';
import { strong, text } from '../document/rich-text.ts';
import { button } from './reply.ts';

/**
 * A word to the owner of a digest that stopped, told once: what happened, how to mend it, and the button that sets it
 * going again. `what` names the digest and the issue in words.
 */
export function stoppedNotice(subscription: Subscription, what: string, why: string): Document {
  return notice(`${what} could not be posted, and the digest is paused.`, why, [
    button(
      'Resume',
      'Resume the digest once this is mended',
      { route: 'digest resume', args: { digest: subscription.id } },
      'primary',
    ),
    history(subscription),
  ]);
}

/** An issue that failed while its digest goes on. */
export function failedNotice(subscription: Subscription, what: string, why: string): Document {
  return notice(`${what} could not be posted; the digest goes on with the next one.`, why, [
    history(subscription),
  ]);
}

/** The thread beneath an issue could not be made. */
export function threadNotice(subscription: Subscription, what: string, why: string): Document {
  return notice(`${what} was posted, but without its thread.`, why, [history(subscription)]);
}

/** An issue of which nobody can tell whether it was posted: a person has to look. */
export function heldNotice(subscription: Subscription, slot: string, what: string, why: string): Document {
  const settle = (how: 'post' | 'leave') => ({
    route: 'digest settle',
    args: { digest: subscription.id, slot, how },
  });
  return notice(
    `I cannot tell whether ${what.charAt(0).toLowerCase()}${what.slice(1)} was posted, so I did not post it again. Please look in the channel.`,
    why,
    [
      button('It is not there: post it', 'It is not in the channel: post it', settle('post'), 'primary'),
      button('It is there', 'It is in the channel: leave it', settle('leave')),
      history(subscription),
    ],
  );
}

function notice(summary: string, why: string, actions: Action[]): Document {
  return {
    summary,
    blocks: [
      { kind: 'paragraph', text: [strong(summary)] },
      { kind: 'paragraph', text: text(why) },
    ],
    actions,
    visibility: 'asker',
  };
}

function history(subscription: Subscription): Action {
  return button('History', 'Show what became of each issue', {
    route: 'digest history',
    args: { digest: subscription.id },
  });
}
