import { type Issue, issueState } from '../delivery/issue.ts';
import type { Ballot, Nomination } from './ballot.ts';

/**
 * What of a ballot is open for votes: not taken back, and its paper not posted in the channel since it was put
 * forward. `issues` are the channel's papers of the week; a round-up that lists a paper settles no nomination. The
 * most votes first, then the earlier nomination, then the paper's id.
 */
export function openNominations(ballot: Pick<Ballot, 'nominations'>, issues: readonly Issue[]): Nomination[] {
  return ballot.nominations
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .filter(({ paperId, at }) => !postings(issues, paperId).some((posting) => posting.at > at))
    .sort(byVotes);
}

export interface Posting {
  /** Id of the digest. */
  subscription: string;
  /** ISO instant. */
  at: string;
}

/** When a paper was posted, the oldest first; what is chosen and frozen counts, since nothing changes it any more. */
export function postings(issues: readonly Issue[], paperId: string): Posting[] {
  return issues
    .filter((issue) => issue.papers.includes(paperId) && COUNTS.includes(issueState(issue)))
    .map((issue) => ({ subscription: issue.subscription, at: postedAt(issue) }))
    .sort((a, b) => compare(a.at, b.at));
}

/** ISO instant an issue was posted at; where that is not known, when it was due. */
export function postedAt({ posts, dueAt }: Issue): string {
  return posts.find(({ role }) => role === 'issue')?.postedAt ?? dueAt;
}

/** An issue that failed or was skipped told nobody of its paper. */
const COUNTS = ['due', 'sending', 'sent', 'held'];

function byVotes(a: Nomination, b: Nomination): number {
  return b.votes.length - a.votes.length || compare(a.at, b.at) || compare(a.paperId, b.paperId);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
