import { coverageTest } from '../../core/digest/covers.ts';
import { type Candidate, type Picked, type PickInput, pick, roundOf } from '../../core/digest/pick.ts';
import { lastPosted } from '../../core/digest/posted.ts';
import { dayNumber } from '../../core/digest/score.ts';
import type { Subscription } from '../../core/digest/subscription.ts';
import type { Store } from '../../core/ports/store.ts';
import type { LibraryView } from './library-view.ts';
import { includesPosition, type Matching } from './matching-papers.ts';

/** How many of the best by what is cheap to know are looked at closely: novelty, and likeness to the last few. */
const SHORTLIST = 50;
/** The last few. */
const COMPARED_WITH = 5;

/** What a channel did so far. */
export interface Past {
  nominations: PickInput['nominations'];
  posted: PickInput['posted'];
}

/** Chooses the paper of an issue on a day, `2026-11-30`: the rules are `pick`'s, this finds what they rest on. */
export async function choosePaper(
  store: Pick<Store, 'papers'>,
  view: LibraryView,
  subscription: Pick<Subscription, 'covers' | 'picks'>,
  past: Past,
  day: string,
): Promise<Picked> {
  const matching = await view.matching.of(subscription.covers, past.posted.size);
  const input = {
    picks: subscription.picks,
    covered: await coveredPapers(store, view, subscription, matching, past),
    nominations: past.nominations,
    posted: past.posted,
  };
  const byVotes = pick({ ...input, candidates: [] });
  if (byVotes.kind === 'paper' || subscription.picks === 'voted') return byVotes;
  return pick({ ...input, candidates: await candidatesFor(view, matching, input, day) });
}

/** Where a topic's list is cut, what was nominated is looked at by itself: it may match beyond the cut. */
async function coveredPapers(
  store: Pick<Store, 'papers'>,
  { shelf }: LibraryView,
  { covers }: Pick<Subscription, 'covers'>,
  matching: Matching,
  { nominations }: Past,
): Promise<PickInput['covered']> {
  const isListed = (id: string) => {
    const position = shelf.positions.get(id);
    return (
      position !== undefined &&
      !shelf.retracted.has(position) &&
      includesPosition(matching.positions, position)
    );
  };
  const beyond = new Set<string>();
  const isCovered = coverageTest(covers);
  for (const { paperId } of matching.isCut ? nominations : []) {
    const paper = isListed(paperId) ? null : await store.papers.get(paperId);
    if (paper !== null && paper.retracted === null && isCovered(paper)) beyond.add(paperId);
  }
  return {
    size: matching.positions.length - retractedAmong(shelf, matching) + beyond.size,
    has: (id) => beyond.has(id) || isListed(id),
  };
}

/** What was taken back is no paper of the week, so that it counts for nothing here, nominated or not. */
function retractedAmong({ retracted }: LibraryView['shelf'], { positions }: Matching): number {
  return [...retracted].filter((position) => includesPosition(positions, position)).length;
}

type Input = Omit<PickInput, 'candidates'>;

async function candidatesFor(
  view: LibraryView,
  matching: Matching,
  input: Input,
  day: string,
): Promise<Candidate[]> {
  const { shelf, ranking } = view;
  const { times } = roundOf(input);
  const isIn = (position: number) =>
    !shelf.retracted.has(position) && (input.posted.get(shelf.ids[position] ?? '')?.times ?? 0) === times;
  const today = dayNumber(day) ?? 0;
  // Where all were posted, the turn decides and no score: there are no more of them than issues.
  if (times > 0) {
    return [...matching.positions]
      .filter(isIn)
      .map((position) => plainCandidate(view, matching, position, today));
  }
  const order =
    input.picks === 'newest' ? ({ by: 'newest' } as const) : ({ by: 'best', day: today } as const);
  const first = await ranking.first(matching, order, SHORTLIST + input.posted.size + shelf.retracted.size);
  const shortlist = first
    .filter(isIn)
    .slice(0, SHORTLIST)
    .map((position) => plainCandidate(view, matching, position, today));
  return input.picks === 'newest' ? shortlist : closelyLookedAt(view, shortlist, input);
}

function plainCandidate({ shelf, ranking }: LibraryView, matching: Matching, position: number, day: number) {
  return {
    id: shelf.ids[position] ?? '',
    published: shelf.published[position] ?? null,
    parts: { ...ranking.plainParts(matching, position, day), novel: 0, alike: 0 },
  };
}

async function closelyLookedAt(
  { novelty }: LibraryView,
  shortlist: readonly Candidate[],
  { posted }: Input,
): Promise<Candidate[]> {
  const likeness = await novelty.likenessTo(lastPosted(posted, COMPARED_WITH));
  const candidates: Candidate[] = [];
  for (const each of shortlist) {
    const parts = { ...each.parts, novel: await novelty.of(each.id), alike: likeness.get(each.id) ?? 0 };
    candidates.push({ ...each, parts });
  }
  return candidates;
}
