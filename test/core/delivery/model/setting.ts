import * as protocol from '../../../../src/core/delivery/protocol.ts';

/** The functions under trial; a weakened variant replaces some of them. */
export type Protocol = Pick<
  typeof protocol,
  | 'decide'
  | 'intended'
  | 'accepted'
  | 'postponed'
  | 'aborted'
  | 'refused'
  | 'reshaped'
  | 'doubted'
  | 'found'
  | 'absent'
  | 'unreadable'
  | 'audited'
  | 'auditFailed'
  | 'skipped'
>;

/** What is tried: the protocol with its surroundings, on a far side with its habits. Times are in seconds. */
export interface Setting {
  protocol: Protocol;
  /** What the service does around the protocol; each is `true` in the real one. */
  service: {
    /** The intent is on disk before anything leaves. */
    recordsIntent: boolean;
    /** Nothing is sent once `SEND_WITHIN_MS` have passed since the intent. */
    abortsLate: boolean;
    readsAllPages: boolean;
    /** Whoever has lost the lock neither writes nor begins anything. */
    heedsLock: boolean;
    /** After a start the process does not claim to know what happened before. */
    doubtsLedger: boolean;
  };
  settleAfterS: number;
  repeatSafeS: number;
  /** How long the far side gives the same message for the same nonce; `null` where it knows none. */
  nonceS: number | null;
  /** A request takes effect in less than this after the intent, or never. */
  effectWithinS: number;
  /** The end of the window; `null`: far away. */
  openUntilS: number | null;
  /** Whether somebody may stop the digest at any moment. */
  mayBeStopped: boolean;
  /** Whether others may write so much that the messages leave the first page. */
  mayBeCrowded: boolean;
  /** Whether a refusal for now may last longer than any nonce is known. */
  mayRefuseLong: boolean;
  /** Whether the far side may refuse for good, or refuse the form. */
  mayRefuse: boolean;
  /** Whether the audits are followed too; without requests that may come late they find what there was. */
  audits: boolean;
  /** Whether two messages may stand there for a while, as long as one is left in the end. */
  healsDoubles: boolean;
  /** The process's clock beyond the true time at the start, and what it may jump by later. */
  clockAheadS: number;
  clockStepsS: readonly number[];
  /** What may still go wrong. */
  crashes: number;
  faults: number;
  restores: number;
  clockSteps: number;
}

/** Time goes on by this much at least, so that an intent that pauses once is still sent, and later not. */
export const STEP_S = 2;
const SETTLE_AFTER_S = 2 * STEP_S;
const REPEAT_SAFE_S = 2 * STEP_S;

const common: Setting = {
  protocol,
  service: {
    recordsIntent: true,
    abortsLate: true,
    readsAllPages: true,
    heedsLock: true,
    doubtsLedger: true,
  },
  settleAfterS: SETTLE_AFTER_S,
  repeatSafeS: 0,
  nonceS: null,
  effectWithinS: SETTLE_AFTER_S,
  openUntilS: null,
  mayBeStopped: false,
  mayBeCrowded: false,
  mayRefuseLong: false,
  mayRefuse: false,
  audits: false,
  healsDoubles: false,
  clockAheadS: 0,
  clockStepsS: [],
  crashes: 3,
  faults: 3,
  restores: 0,
  clockSteps: 0,
};

/** Nothing makes a repetition harmless. */
export const slack: Setting = common;

/** The same nonce gives the first message back, for as long as repetitions may begin and be under way. */
export const discord: Setting = {
  ...common,
  mayRefuseLong: true,
  repeatSafeS: REPEAT_SAFE_S,
  nonceS: REPEAT_SAFE_S + SETTLE_AFTER_S,
};
