import type { Issue } from '../delivery/issue.ts';
import type { Ballot, Nomination } from './ballot.ts';
import { openNominations } from './open-nominations.ts';

/** How one paper stands in what a channel voted for. */
export interface Standing {
  paperId: string;
  title: string;
  votes: number;
  /** Whether it can be voted for now. */
  isOpen: boolean;
}

/**
 * What is open, with all its votes, and what is not open any more and got votes from `since` on; what was taken back
 * is left out. A paper put forward several times is one, and a person who voted for it several times counts once.
 * The most votes first, then what is open, then the earlier nomination, then the paper's id.
 */
export function topPapers(ballot: Ballot, issues: readonly Issue[], since: Date): Standing[] {
  const open = new Set(openNominations(ballot, issues));
  const from = since.toISOString();
  const rounds = new Map<string, Nomination[]>();
  for (const nomination of ballot.nominations) {
    if (nomination.withdrawnAt !== null) continue;
    rounds.set(nomination.paperId, [...(rounds.get(nomination.paperId) ?? []), nomination]);
  }
  return [...rounds.values()]
    .map((nominations) => standingOf(nominations, open, from))
    .filter(({ votes, isOpen }) => isOpen || votes > 0)
    .sort(byVotes);
}

function standingOf(
  nominations: readonly Nomination[],
  open: ReadonlySet<Nomination>,
  from: string,
): Standing & { at: string } {
  const voters = nominations.flatMap((nomination) =>
    nomination.votes.filter(({ at }) => open.has(nomination) || at >= from).map(({ person }) => person),
  );
  const last = nominations.at(-1);
  return {
    paperId: last?.paperId ?? '',
    title: last?.title ?? '',
    votes: new Set(voters).size,
    isOpen: nominations.some((nomination) => open.has(nomination)),
    at: nominations[0]?.at ?? '',
  };
}

function byVotes(a: Standing & { at: string }, b: Standing & { at: string }): number {
  const byCount = b.votes - a.votes || Number(b.isOpen) - Number(a.isOpen);
  return byCount || compare(a.at, b.at) || compare(a.paperId, b.paperId);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
