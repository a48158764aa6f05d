import { note } from '../cards/reply.ts';
import type { Document } from '../document/document.ts';
import { text } from '../document/rich-text.ts';
import { nominateNext, theLibrary } from './actions.ts';
import { describeCoverage } from './describe-coverage.ts';
import { issueName } from './issue-name.ts';
import type { Subscription } from './subscription.ts';

/** What the channel hears where the host asked to be told of issues for which nothing matched. `why` is one sentence. */
export function nothingDocument(subscription: Subscription, why: string): Document {
  const words = `${issueName(subscription)}: nothing this time. ${why}`;
  return {
    summary: words,
    blocks: [
      { kind: 'paragraph', text: text(words) },
      note(`This digest covers ${describeCoverage(subscription.covers)}.`),
    ],
    actions: [subscription.kind === 'paper' ? nominateNext() : theLibrary()],
    visibility: 'everyone',
  };
}
