import type { Document } from '../../src/core/document/document.ts';
import type { MessageRef } from '../../src/core/document/message-ref.ts';
import type {
  Destination,
  FindRequest,
  Marker,
  PostOutcome,
  PostRequest,
} from '../../src/core/ports/messenger.ts';
import { ITEM_CALL } from './platform-samples.ts';

/** A word that occurs in the issue and nowhere else: no reason, shape or log may have it. */
export const ISSUE_WORD = 'quagga-of-algebra';

/** What a digest might post. */
export const issueDocument: Document = {
  summary: `Paper of the week: ${ISSUE_WORD}.`,
  blocks: [
    { kind: 'heading', text: [{ text: 'Paper of the week' }] },
    { kind: 'paragraph', text: [{ text: ISSUE_WORD, href: 'https://example.org/flowers' }] },
    { kind: 'note', text: [{ text: 'Chosen by two votes.' }] },
  ],
  actions: [
    { kind: 'button', label: 'Abstract', spoken: 'Abstract of it', call: ITEM_CALL, style: 'primary' },
  ],
  visibility: 'everyone',
};

export function saying(words: string): Document {
  return {
    summary: words,
    blocks: [{ kind: 'paragraph', text: [{ text: words }] }],
    actions: [],
    visibility: 'everyone',
  };
}

/** A marker as the ledger makes them: the same number and role give the same one, and no other does. */
export function markerOf(number: number, role: Marker['role'] = 'issue'): Marker {
  return {
    token: role.charAt(0) + String(number).padStart(24, '0'),
    role,
    subscription: 'd-7k3f9q',
    slot: `2026-W${number}`,
  };
}

export function requestTo(to: Destination, changes: Partial<PostRequest> = {}): PostRequest {
  return { to, document: issueDocument, marker: markerOf(1), form: 'rich', mention: null, ...changes };
}

export function lookIn(to: Destination, changes: Partial<FindRequest> = {}): FindRequest {
  return { to, marker: markerOf(1), since: minutesFromNow(-2), ...changes };
}

export function minutesFromNow(minutes: number): Date {
  return new Date(Date.now() + minutes * 60_000);
}

/** The message of an outcome that must be one. */
export function messageOf(outcome: PostOutcome): MessageRef {
  if (outcome.kind === 'accepted') return outcome.message;
  throw new Error(`not posted: ${JSON.stringify(outcome)}`);
}
