import type { Issue } from '../delivery/issue.ts';

/** What other processes write into the ledger. */
export interface IssueFeed {
  /**
   * The lines that others may have changed since the last call; the first call only begins. Own changes may be among
   * them. Throws an OperatorError while the database is away: the next call then gives what this one would have.
   */
  changed(): Promise<readonly (readonly [key: string, issue: Issue])[]>;
}
