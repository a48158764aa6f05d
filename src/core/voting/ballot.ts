/**
 * What one channel has put forward and how it votes. Everybody has one vote, and may move it; a nomination is open
 * until its paper is posted in the channel after it was nominated, or until it is withdrawn.
 */
export interface Ballot {
  tenant: string;
  channel: string;
  nominations: Nomination[];
}

export interface Nomination {
  paperId: string;
  /** The title when it was nominated, so that it can be told should the paper leave the library. */
  title: string;
  /** `null` once that person asked to be forgotten. */
  by: { id: string; name: string } | null;
  /** ISO instant. */
  at: string;
  /** Set when it was taken back. */
  withdrawnAt: string | null;
  votes: Vote[];
  /** Public messages that show its count, the newest last; changed when the count changes. */
  shownOn: { channel: string; message: string }[];
}

export interface Vote {
  person: string;
  /** ISO instant. */
  at: string;
}
