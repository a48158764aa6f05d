import type { MessageRef } from '../../core/document/message-ref.ts';
import type { FirstAnswer, InteractionKey } from './api.ts';

/** How one interaction is to be answered. */
export interface Manner {
  key: InteractionKey;
  /** Others read along: what is for the asker goes to the asker alone. */
  hasOnlookers: boolean;
  /** `change`: a message nobody else sees was used, and the answer may take its place. */
  by: 'message' | 'change';
  /** The message that was used, unless only the asker sees it. */
  pressed: PressedMessage | null;
  /** Discord takes no form in answer to a form. */
  mayOpenForm: boolean;
}

export interface PressedMessage {
  message: MessageRef;
  /** What it is built of, as Discord gives it. */
  components: unknown;
}

/**
 * How far an answer is: nothing was sent yet, Discord was told that it is on its way, or the pressed message has
 * changed and what is said follows.
 */
export type Stage = 'fresh' | 'deferred' | 'changed';

/** A pressed message is told apart from a new one, so that it can still be changed when the answer is there. */
export function deferralOf({ by, pressed, hasOnlookers }: Manner): FirstAnswer {
  return by === 'change' || pressed !== null
    ? { kind: 'deferred-change' }
    : { kind: 'deferred-message', ephemeral: hasOnlookers };
}
