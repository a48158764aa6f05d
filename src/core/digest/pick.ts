import { comparePublished } from '../paper/published.ts';
import type { Nomination } from '../voting/ballot.ts';
import { type ScoreParts, scoreOf } from './score.ts';
import type { Subscription } from './subscription.ts';

/** All that a choice rests on. */
export interface PickInput {
  picks: Subscription['picks'];
  /** The papers the digest covers; none that was retracted, withdrawn or is doubted, whoever nominated it. */
  covered: { size: number; has(paperId: string): boolean };
  /** Covered papers with what speaks for them: all of them, or of very many those the best is surely or likely among. */
  candidates: readonly Candidate[];
  /** What is open for votes in the channel, in any order. */
  nominations: readonly Nominated[];
  /** What was paper of the week in the channel before. */
  posted: ReadonlyMap<string, Posted>;
}

type Nominated = Pick<Nomination, 'paperId' | 'by' | 'at' | 'votes'>;

export interface Candidate {
  id: string;
  published: string | null;
  parts: ScoreParts;
}

/** How often a paper was posted, at least once, and when last, as an ISO instant. */
export interface Posted {
  times: number;
  lastAt: string;
}

export type Picked =
  | {
      kind: 'paper';
      paperId: string;
      reason: Reason;
      /** What would have come next by the same rule, at most three. */
      runnersUp: { paperId: string; votes: number | null }[];
      /** Covered papers that were posted as seldom as this one and still wait. */
      left: number;
      /** How often each of these was posted before: 0 while there is something new. */
      round: number;
      /** Whether all that is covered has been posted equally often, so that this one begins anew. */
      beginsRound: boolean;
    }
  /** `no-paper`: the digest covers none · `no-nomination`: it posts only what the channel nominates. */
  | { kind: 'nothing'; because: 'no-paper' | 'no-nomination' };

/** Why this paper, for `whyThisOne` (why.ts) to put into words. */
export type Reason =
  | { by: 'votes'; votes: number; nominatedBy: string | null }
  | { by: 'score'; parts: ScoreParts; published: string | null }
  | { by: 'newest'; published: string | null }
  /** All that is covered was posted; this one longest ago, at an ISO instant. */
  | { by: 'turn'; lastAt: string };

const RUNNERS_UP = 3;

/**
 * Chooses the paper of an issue. The same input gives the same paper, whatever its order.
 *
 * Only papers the digest covers that were posted in the channel the fewest times are in question. Of those the
 * nomination with the most votes wins, ties by the earlier nomination, then by the paper's id. Without a nomination:
 * nothing for `voted`; once all that is covered has been posted, what was posted longest ago; the newest for `newest`;
 * else the best score, ties by the newer paper, then by its id.
 */
export function pick(input: PickInput): Picked {
  const round = roundOf(input);
  if (input.covered.size === 0) return { kind: 'nothing', because: 'no-paper' };
  const isIn = (id: string) => input.covered.has(id) && timesPosted(input, id) === round.times;
  const nominated = firstOfEach(input.nominations.filter(({ paperId }) => isIn(paperId)).sort(byVotes));
  const ranked = nominated.length > 0 ? nominated.map(byNomination) : withoutVotes(input, round, isIn);
  const [first, ...others] = ranked;
  if (first === undefined) {
    return { kind: 'nothing', because: input.picks === 'voted' ? 'no-nomination' : 'no-paper' };
  }
  return {
    kind: 'paper',
    paperId: first.paperId,
    reason: first.reason,
    runnersUp: others.slice(0, RUNNERS_UP).map(({ paperId, reason }) => ({
      paperId,
      votes: reason.by === 'votes' ? reason.votes : null,
    })),
    left: round.waiting - 1,
    round: round.times,
    beginsRound: round.times > 0 && round.waiting === input.covered.size,
  };
}

export interface Round {
  times: number;
  waiting: number;
}

interface Ranked {
  paperId: string;
  reason: Reason;
}

/** How often the covered papers posted the fewest times were posted, and how many those are. */
export function roundOf({ covered, posted }: Pick<PickInput, 'covered' | 'posted'>): Round {
  const counts = new Map<number, number>();
  for (const [id, { times }] of posted) {
    if (times > 0 && covered.has(id)) counts.set(times, (counts.get(times) ?? 0) + 1);
  }
  const seen = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (seen < covered.size) return { times: 0, waiting: covered.size - seen };
  const times = Math.min(...counts.keys());
  return { times, waiting: counts.get(times) ?? 0 };
}

function withoutVotes(input: PickInput, round: Round, isIn: (id: string) => boolean): Ranked[] {
  if (input.picks === 'voted') return [];
  const candidates = firstOfEach(
    input.candidates.filter(({ id }) => isIn(id)).map((each) => ({ ...each, paperId: each.id })),
  );
  if (round.times > 0) {
    const lastAt = ({ id }: Candidate) => input.posted.get(id)?.lastAt ?? '';
    candidates.sort((a, b) => compareText(lastAt(a), lastAt(b)) || byNewest(a, b));
    return candidates.map((each) => ({ paperId: each.id, reason: { by: 'turn', lastAt: lastAt(each) } }));
  }
  if (input.picks === 'newest') {
    candidates.sort(byNewest);
    return candidates.map(({ id, published }) => ({ paperId: id, reason: { by: 'newest', published } }));
  }
  candidates.sort((a, b) => scoreOf(b.parts) - scoreOf(a.parts) || byNewest(a, b));
  return candidates.map(({ id, parts, published }) => ({
    paperId: id,
    reason: { by: 'score', parts, published },
  }));
}

function byNomination({ paperId, votes, by }: Nominated): Ranked {
  return { paperId, reason: { by: 'votes', votes: votes.length, nominatedBy: by?.name ?? null } };
}

function byVotes(a: Nominated, b: Nominated): number {
  const byCount = b.votes.length - a.votes.length;
  return byCount || compareText(a.at, b.at) || compareText(a.paperId, b.paperId);
}

function byNewest(a: Candidate, b: Candidate): number {
  return comparePublished(b.published, a.published) || compareText(a.id, b.id);
}

function timesPosted({ posted }: PickInput, id: string): number {
  return posted.get(id)?.times ?? 0;
}

function firstOfEach<T extends { paperId: string }>(items: readonly T[]): T[] {
  const seen = new Set<string>();
  return items.filter(({ paperId }) => !seen.has(paperId) && seen.add(paperId));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
