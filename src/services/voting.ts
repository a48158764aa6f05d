import type { MessageRef } from '../core/document/message-ref.ts';
import type { Paper } from '../core/paper/paper.ts';
import type { Person } from '../core/person.ts';
import type { Log } from '../core/ports/log.ts';
import type { Store } from '../core/ports/store.ts';
import type { Channel, NotOpen, Voted, Voting } from '../core/services.ts';
import type { Ballot, Nomination } from '../core/voting/ballot.ts';
import {
  emptyBallot,
  hasVoteOf,
  withdrawn,
  withNomination,
  withoutVote,
  withVote,
} from '../core/voting/change-ballot.ts';
import { openNominations, postings } from '../core/voting/open-nominations.ts';
import { topPapers } from '../core/voting/top-papers.ts';
import { placeKey } from './delivery/ledger.ts';
import {
  isMeant,
  type TellingParts,
  tellNotOpen,
  toldNomination,
  viewOf,
  type WeeklyPapers,
  weeklyPapers,
} from './told-nominations.ts';

export interface VotingParts extends TellingParts {
  store: Pick<Store, 'ballots' | 'papers' | 'subscriptions'>;
  /** Where it is written down that a host took somebody's nomination back. */
  log: Log;
}

/**
 * Nominations and votes. All of one channel is one record, changed whole, so that votes given at the same time are
 * all counted and nobody counts twice.
 */
export function createVoting(parts: VotingParts): Voting {
  const { store } = parts;
  const ballotOf = async (channel: Channel) =>
    (await store.ballots.get(keyOf(channel))) ?? emptyBallot(channel);

  return {
    async nominate(channel, person, paper, now) {
      const weekly = await weeklyPapers(parts, channel);
      let isNew = false;
      const ballot = await changeBallot(store, channel, weekly, (current, open) => {
        isNew = !open.some((each) => each.paperId === paper.id);
        return isNew ? withNomination(current, open, newNomination(person, paper, weekly, now)) : current;
      });
      const nomination = openNominations(ballot, weekly.issues).find((each) => each.paperId === paper.id);
      if (nomination === undefined) throw new Error('a nomination that was just made is not open');
      const told = await toldNomination(parts, channel, weekly, nomination, now);
      return { kind: isNew ? 'new' : 'again', nomination: told };
    },

    async withdraw(channel, person, paper, now) {
      const weekly = await weeklyPapers(parts, channel);
      let target: Nomination | undefined;
      const ballot = await changeBallot(store, channel, weekly, (current, open) => {
        target = open.find((each) => isMeant(each, paper));
        return target !== undefined && mayWithdraw(person, target)
          ? withdrawn(current, target, now)
          : current;
      });
      if (target === undefined) return tellNotOpen(parts, ballot, weekly, paper);
      const nomination = await viewOf(parts, target);
      if (!mayWithdraw(person, target)) return { kind: 'not-yours', nomination };
      if (target.by?.id !== person.id) {
        const fields = { audit: 'nominate withdraw', tenant: channel.tenant, by: person.id };
        parts.log.info({ ...fields, paper: target.paperId }, 'a host took a nomination back');
      }
      return { kind: 'withdrawn', nomination, shown: target.shownOn.map(refOf) };
    },

    vote(channel, person, paper, card, now) {
      const vote = { person: person.id, at: now.toISOString() };
      return changeVote(parts, channel, paper, now, {
        next: (ballot, open, target) => withVote(ballot, open, target, vote, card),
        outcome(before, target) {
          const held = before.find((each) => hasVoteOf(each, person.id));
          if (held === undefined) return { kind: 'given', from: null };
          return held.paperId === target.paperId
            ? { kind: 'same', from: null }
            : { kind: 'moved', from: held.paperId };
        },
      });
    },

    takeBack(channel, person, paper, now) {
      return changeVote(parts, channel, paper, now, {
        next: (ballot, _open, target) => withoutVote(ballot, target, person.id),
        outcome(before, target) {
          const held = before.find((each) => each.paperId === target.paperId);
          const had = held !== undefined && hasVoteOf(held, person.id);
          return { kind: had ? 'taken-back' : 'no-vote', from: null };
        },
      });
    },

    async open(channel) {
      const weekly = await weeklyPapers(parts, channel);
      const open = openNominations(await ballotOf(channel), weekly.issues);
      return Promise.all(open.map((each) => viewOf(parts, each)));
    },

    async top(channel, since, limit) {
      const weekly = await weeklyPapers(parts, channel);
      const top = topPapers(await ballotOf(channel), weekly.issues, since).slice(0, limit);
      return Promise.all(
        top.map(async (each) => ({
          ...each,
          paper: await store.papers.get(each.paperId),
          postedOn: weekly.postedOn(each.paperId),
        })),
      );
    },

    async postedOn(channel, paperId) {
      return (await weeklyPapers(parts, channel)).postedOn(paperId);
    },

    async posted(channel, since) {
      const weekly = await weeklyPapers(parts, channel);
      return Promise.all(
        weekly
          .postedSince(since.toISOString())
          .map(async (each) => ({ ...each, paper: await store.papers.get(each.paperId) })),
      );
    },
  };
}

/** How a person's vote changes, and what that meant; pure, as a store may ask again. */
interface VoteChange {
  next(ballot: Ballot, open: Nomination[], target: Nomination): Ballot;
  /** `before`: what was open; `from`: the paper the vote left. */
  outcome(before: readonly Nomination[], target: Nomination): { kind: Voted['kind']; from: string | null };
}

/** Changes a person's vote on one open nomination, and tells of every nomination whose count changed. */
async function changeVote(
  parts: VotingParts,
  channel: Channel,
  paper: string,
  now: Date,
  { next, outcome }: VoteChange,
): Promise<Voted | NotOpen> {
  const weekly = await weeklyPapers(parts, channel);
  let before: Nomination[] = [];
  const ballot = await changeBallot(parts.store, channel, weekly, (current, open) => {
    before = open;
    const target = open.find((each) => isMeant(each, paper));
    return target === undefined ? current : next(current, open, target);
  });
  const after = openNominations(ballot, weekly.issues);
  const target = after.find((each) => isMeant(each, paper));
  if (target === undefined) return tellNotOpen(parts, ballot, weekly, paper);
  const { kind, from } = outcome(before, target);
  const left = after.find((each) => each.paperId === from);
  const told = await tellShown(parts, channel, weekly, target, now);
  const other = left === undefined ? null : await tellShown(parts, channel, weekly, left, now);
  return {
    kind,
    nomination: told.nomination,
    from: other?.nomination ?? null,
    shown: [...told.shown, ...(other?.shown ?? [])],
  };
}

/** A nomination, and the messages that show it. */
async function tellShown(
  parts: VotingParts,
  channel: Channel,
  weekly: WeeklyPapers,
  each: Nomination,
  now: Date,
) {
  const nomination = await toldNomination(parts, channel, weekly, each, now);
  return { nomination, shown: each.shownOn.map((message) => ({ message: refOf(message), nomination })) };
}

/** Changes the channel's record whole; `next` must be pure. */
async function changeBallot(
  store: VotingParts['store'],
  channel: Channel,
  weekly: WeeklyPapers,
  next: (ballot: Ballot, open: Nomination[]) => Ballot,
): Promise<Ballot> {
  const empty = emptyBallot(channel);
  const stored = await store.ballots.change(keyOf(channel), (current) => {
    const ballot = current ?? empty;
    const changed = next(ballot, openNominations(ballot, weekly.issues));
    return changed === ballot ? current : changed;
  });
  return stored ?? empty;
}

/** Never before the paper was last posted, whatever the clock says, so that it is open. */
function newNomination(person: Person, paper: Paper, { issues }: WeeklyPapers, now: Date) {
  const posted = postings(issues, paper.id).at(-1)?.at ?? '';
  const at = now.toISOString();
  return {
    paperId: paper.id,
    title: paper.title,
    by: { id: person.id, name: person.name },
    at: posted > at ? posted : at,
  };
}

function keyOf(channel: Channel): string {
  return placeKey(channel.tenant, channel.id);
}

function mayWithdraw(person: Person, { by }: Nomination): boolean {
  return person.access !== 'everyone' || by?.id === person.id;
}

/** A record may hold more than the platform's ids. */
function refOf({ channel, message }: MessageRef): MessageRef {
  return { channel, message };
}
