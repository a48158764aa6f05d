import type { Issue } from '../../core/delivery/issue.ts';
import { issueKey } from '../../core/delivery/issue.ts';
import { coverageTest, followedCoverage } from '../../core/digest/covers.ts';
import { toldIssues } from '../../core/digest/posted.ts';
import { NEWS_IN_THREAD, NEWS_SHOWN, type NewsItem, roundUpIssue } from '../../core/digest/round-up.ts';
import type { Coverage, Follow, Subscription } from '../../core/digest/subscription.ts';
import { comparePublished } from '../../core/paper/published.ts';
import { describeInstant } from '../../core/schedule/index.ts';
import type { Slot } from '../../core/schedule/schedule.ts';
import { createTurns } from '../../core/turns.ts';
import type { ComposeParts, Composition } from './compose-parts.ts';
import type { LibraryView } from './library-view.ts';
import { includesPosition } from './matching-papers.ts';
import { addedBetween } from './shelf.ts';

/** Beyond the nearest to a topic, so many of the newest are read for it; a library does not grow by more at a time. */
const READ_BEYOND_CUT = 5000;
const READ_PER_TURN = 100;

/** A round-up: what came into the library since the last one and was in none before; for a person what they follow. */
export async function composeNews(
  parts: ComposeParts,
  view: LibraryView,
  subscription: Subscription,
  slot: Slot,
  now: Date,
): Promise<Composition> {
  const issues = await toldBefore(parts, subscription, slot);
  const since = sinceOf(subscription, issues);
  const told = new Set(issues.flatMap(({ papers }) => papers));
  const added = addedBetween(view.shelf, since, now).filter(
    (position) => !told.has(view.shelf.ids[position] ?? ''),
  );
  const matched = await matchedNews(parts, view, subscription, added);
  const shown = await itemsOf(parts, view, matched);
  if (shown.length === 0) {
    const about = subscription.kind === 'follow' ? 'you follow' : 'this digest covers';
    const words = describeInstant(since, subscription.zone);
    return { kind: 'nothing', why: `Nothing that ${about} came into the library since ${words}.` };
  }
  const { document, thread } = roundUpIssue(subscription, shown, { since, count: matched.size });
  return { kind: 'issue', issue: { papers: shown.map(({ paper }) => paper.id), document, thread } };
}

/** Issues before this one that told of something, or of nothing in so many words. */
async function toldBefore({ ledger }: ComposeParts, { id }: Subscription, slot: Slot): Promise<Issue[]> {
  const own = issueKey(id, slot.key);
  const issues = await ledger.ofSubscription(id);
  return toldIssues(issues).filter((issue) => issueKey(issue.subscription, issue.slot) !== own);
}

/** When the last issue was due; a digest that is new, or begun anew, starts with the time it was made. */
function sinceOf({ createdAt }: Subscription, issues: readonly Issue[]): Date {
  const last = issues.map(({ dueAt }) => dueAt).reduce((a, b) => (a > b ? a : b), createdAt);
  return new Date(last);
}

/** Positions of new papers, each with what of a person's follows it matches; nothing of that for a channel. */
async function matchedNews(
  parts: ComposeParts,
  view: LibraryView,
  { kind, covers, follows }: Subscription,
  added: readonly number[],
): Promise<Map<number, Follow[]>> {
  if (kind !== 'follow') {
    return new Map((await coveredOf(parts, view, covers, added)).map((position) => [position, []]));
  }
  const matched = new Map<number, Follow[]>();
  for (const follow of follows) {
    for (const position of await coveredOf(parts, view, followedCoverage(follow), added)) {
      matched.set(position, [...(matched.get(position) ?? []), follow]);
    }
  }
  return matched;
}

/** Which of these papers are covered. Of a topic with very many papers, new ones beyond the nearest are read. */
async function coveredOf(
  { store }: ComposeParts,
  { shelf, matching }: LibraryView,
  coverage: Coverage,
  added: readonly number[],
): Promise<number[]> {
  if (added.length === 0) return [];
  const { positions, isCut } = await matching.of(coverage, 0);
  const covered = added.filter((position) => includesPosition(positions, position));
  if (!isCut) return covered;
  const isCovered = coverageTest(coverage);
  const turn = createTurns(READ_PER_TURN);
  for (const position of added.slice(-READ_BEYOND_CUT)) {
    const pause = turn();
    if (pause !== null) await pause;
    if (includesPosition(positions, position)) continue;
    const paper = await store.papers.get(shelf.ids[position] ?? '');
    if (paper !== null && isCovered(paper)) covered.push(position);
  }
  return covered;
}

/** The newest papers first, then what came last into the library, then by id; no more than are shown. */
async function itemsOf(
  { store }: ComposeParts,
  { shelf }: LibraryView,
  matched: ReadonlyMap<number, Follow[]>,
): Promise<NewsItem[]> {
  const positions = [...matched.keys()].sort(
    (a, b) =>
      comparePublished(shelf.published[b] ?? null, shelf.published[a] ?? null) ||
      (shelf.addedMs[b] ?? 0) - (shelf.addedMs[a] ?? 0) ||
      ((shelf.ids[a] ?? '') < (shelf.ids[b] ?? '') ? -1 : 1),
  );
  const shown: NewsItem[] = [];
  for (const position of positions.slice(0, NEWS_SHOWN + NEWS_IN_THREAD)) {
    const paper = await store.papers.get(shelf.ids[position] ?? '');
    if (paper !== null) shown.push({ paper, matched: matched.get(position) ?? [] });
  }
  return shown;
}
