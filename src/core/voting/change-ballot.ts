import type { MessageRef } from '../document/message-ref.ts';
import { AskerError } from '../errors.ts';
import type { Ballot, Nomination, Vote } from './ballot.ts';

/**
 * What each event makes of a ballot. Pure: a store may call them again. `open` is what `openNominations` says of the
 * very ballot that is changed; nominations are told apart by identity.
 */

/** More would not be read, and each is read at every vote. */
export const MOST_OPEN = 100;
/** What is not open any more is kept so long, for the year in /top, and so many at most. */
const KEPT_MS = 400 * 24 * 3_600_000;
const MOST_CLOSED = 1000;
/** Beyond that a message is too far up to be looked at. */
const MOST_SHOWN = 5;

export function emptyBallot(channel: { tenant: string; id: string }): Ballot {
  return { tenant: channel.tenant, channel: channel.id, nominations: [] };
}

/** Puts a paper forward that is not open yet. Throws `AskerError` when enough are open. */
export function withNomination(
  ballot: Ballot,
  open: readonly Nomination[],
  nomination: Omit<Nomination, 'withdrawnAt' | 'votes' | 'shownOn'>,
): Ballot {
  if (open.length >= MOST_OPEN) {
    throw new AskerError(
      'too-many-nominations',
      `This channel has ${MOST_OPEN} open nominations, which is as many as I keep. Take one back first: press Withdraw on its card.`,
    );
  }
  const isRecent = (each: Nomination) => Date.parse(nomination.at) - lastKnownMs(each) < KEPT_MS;
  const closed = ballot.nominations.filter((each) => !open.includes(each) && isRecent(each));
  const kept = new Set([...open, ...closed.slice(-MOST_CLOSED)]);
  return {
    ...ballot,
    nominations: [
      ...ballot.nominations.filter((each) => kept.has(each)),
      { ...nomination, withdrawnAt: null, votes: [], shownOn: [] },
    ],
  };
}

/**
 * Gives a person's vote to an open nomination, and takes it from every other open one. `card` is a message that shows
 * the count of the nomination.
 */
export function withVote(
  ballot: Ballot,
  open: readonly Nomination[],
  target: Nomination,
  vote: Vote,
  card: MessageRef | null,
): Ballot {
  return changeEach(ballot, (each) => {
    if (each !== target) return open.includes(each) ? withoutVoteOf(each, vote.person) : each;
    const voted = hasVoteOf(each, vote.person) ? each : { ...each, votes: [...each.votes, vote] };
    return card === null ? voted : shownIn(voted, card);
  });
}

/** Takes a person's vote back from one nomination. */
export function withoutVote(ballot: Ballot, target: Nomination, person: string): Ballot {
  return changeEach(ballot, (each) => (each === target ? withoutVoteOf(each, person) : each));
}

export function withdrawn(ballot: Ballot, target: Nomination, now: Date): Ballot {
  return changeEach(ballot, (each) => (each === target ? { ...each, withdrawnAt: now.toISOString() } : each));
}

/** Takes everything of a person out; what they put forward stays, by nobody. */
export function withoutPerson(ballot: Ballot, person: string): Ballot {
  return changeEach(ballot, (each) => {
    const left = withoutVoteOf(each, person);
    return left.by?.id === person ? { ...left, by: null } : left;
  });
}

export function hasVoteOf({ votes }: Nomination, person: string): boolean {
  return votes.some((vote) => vote.person === person);
}

function shownIn(nomination: Nomination, card: MessageRef): Nomination {
  if (nomination.shownOn.some((shown) => isSameMessage(shown, card))) return nomination;
  return { ...nomination, shownOn: [...nomination.shownOn, card].slice(-MOST_SHOWN) };
}

function isSameMessage(a: MessageRef, b: MessageRef): boolean {
  return a.channel === b.channel && a.message === b.message;
}

/** When it was last touched; it was closed then or later. */
function lastKnownMs({ at, withdrawnAt, votes }: Nomination): number {
  return Math.max(...[at, withdrawnAt ?? at, ...votes.map((vote) => vote.at)].map((iso) => Date.parse(iso)));
}

function withoutVoteOf(nomination: Nomination, person: string): Nomination {
  const votes = nomination.votes.filter((vote) => vote.person !== person);
  return votes.length === nomination.votes.length ? nomination : { ...nomination, votes };
}

/** The very ballot when nothing of it changes, so that nothing is written. */
function changeEach(ballot: Ballot, change: (nomination: Nomination) => Nomination): Ballot {
  const nominations = ballot.nominations.map(change);
  const isSame = nominations.every((each, index) => each === ballot.nominations[index]);
  return isSame ? ballot : { ...ballot, nominations };
}
