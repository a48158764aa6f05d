import type { Issue } from '../delivery/issue.ts';
import type { Collection } from './store.ts';

/**
 * Who may post an issue. Where one process has the data to itself, that is the claim; where several share a database,
 * each issue is claimed for a time and the claim prolonged while somebody works on it (docs/delivery.md).
 */
export interface IssueClaims {
  /** Takes the right to post the issue under this key, or prolongs it. Throws an OperatorError while the database is away. */
  take(key: string): Promise<Taken>;
  /** To be called once nothing more is under way: what is still claimed may be taken over from now on. Never fails. */
  stop(): Promise<void>;
}

export type Taken =
  | { isOurs: true; claim: Claim }
  /** Somebody else has it: not to be asked for again before. */
  | { isOurs: false; until: Date };

export interface Claim {
  /** Since when nobody else can have begun to post it; `null` where nobody else ever had the claim. Never after now. */
  ownedSince: Date | null;
  /**
   * As `Collection.change` of the ledger, in one transaction with a look whether the claim still is ours: throws
   * `ClaimLost` and changes nothing where it is not.
   */
  change: Collection<Issue>['change'];
  /** No longer prolonged by itself; it is still ours until its time is over. */
  rest(): void;
  /** Given back, since nothing more is to be done soon and what was done is recorded. Never fails. */
  release(): Promise<void>;
}

/** Somebody else may have taken the issue over: whoever meets this must not go on with it. */
export class ClaimLost extends Error {
  override readonly name = 'ClaimLost';

  constructor() {
    super('the issue was taken over by another process');
  }
}
