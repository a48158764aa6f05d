import { issueKey } from '../../core/delivery/issue.ts';
import { describeCoverage } from '../../core/digest/describe-coverage.ts';
import { issueName } from '../../core/digest/issue-name.ts';
import { paperIssueDocument } from '../../core/digest/paper-issue.ts';
import { paperThread } from '../../core/digest/paper-thread.ts';
import type { Picked } from '../../core/digest/pick.ts';
import { postedPapers } from '../../core/digest/posted.ts';
import type { Subscription } from '../../core/digest/subscription.ts';
import { toldSummary } from '../../core/digest/told-summary.ts';
import { wellAfter } from '../../core/digest/well.ts';
import { whyThisOne } from '../../core/digest/why.ts';
import type { Paper } from '../../core/paper/paper.ts';
import { isKnownZone, localDate } from '../../core/schedule/index.ts';
import type { Slot } from '../../core/schedule/schedule.ts';
import { openNominations } from '../../core/voting/open-nominations.ts';
import { placeKey } from '../delivery/ledger.ts';
import { weeklyPapers } from '../told-nominations.ts';
import { choosePaper, type Past } from './choose-paper.ts';
import type { ComposeParts, Composition } from './compose-parts.ts';
import type { LibraryView } from './library-view.ts';

const NO_NOMINATION =
  'Nobody has nominated a paper that can be posted, and this digest posts only what the channel nominates.';

/** A paper of the week. `stale` when the paper chosen has left the library since it was looked through. */
export async function composePaper(
  parts: ComposeParts,
  view: LibraryView,
  subscription: Subscription,
  slot: Slot,
  now: Date,
): Promise<Composition | 'stale'> {
  const zone = isKnownZone(subscription.zone) ? subscription.zone : 'UTC';
  const day = localDate(slot.dueAt, zone);
  const past = await pastOf(parts, subscription, slot);
  const picked = await choosePaper(parts.store, view, subscription, past, day);
  if (picked.kind === 'nothing') return { kind: 'nothing', why: whyNothing(picked, subscription) };
  const paper = await parts.store.papers.get(picked.paperId);
  if (paper === null) return 'stale';
  const { topic } = subscription.covers;
  const document = paperIssueDocument({
    name: issueName(subscription),
    paper,
    summary: toldSummary(paper, await generatedFor(parts, paper, localDate(now, zone))),
    why: whyThisOne(picked.reason, { day, topic, hasPast: past.posted.size > 0 }),
    runnersUp: await runnersUp(parts, picked),
    beginsRound: picked.beginsRound,
    well: isWellWatched(subscription, picked)
      ? wellAfter({ ...subscription, zone }, slot.dueAt, picked.left)
      : null,
  });
  return { kind: 'issue', issue: { papers: [paper.id], document, thread: paperThread(paper) } };
}

type Chosen = Extract<Picked, { kind: 'paper' }>;

/** What the channel posted and put forward, but for this very issue: composed again it says the same. */
async function pastOf(
  { store, ledger }: ComposeParts,
  subscription: Subscription,
  slot: Slot,
): Promise<Past> {
  const channel = { tenant: subscription.tenant, id: subscription.channel };
  const own = issueKey(subscription.id, slot.key);
  const weekly = await weeklyPapers({ store, ledger }, channel);
  const issues = weekly.issues.filter((issue) => issueKey(issue.subscription, issue.slot) !== own);
  const ballot = await store.ballots.get(placeKey(channel.tenant, channel.id));
  return {
    nominations: openNominations(ballot ?? { nominations: [] }, issues),
    posted: postedPapers(issues),
  };
}

function whyNothing(picked: Extract<Picked, { kind: 'nothing' }>, { covers }: Subscription): string {
  if (picked.because === 'no-nomination') return NO_NOMINATION;
  const covered = describeCoverage(covers);
  return `The library holds no paper that matches: this digest covers ${covered}.`;
}

/** What only the channel nominates has no well; and once all was posted, the channel was told. */
function isWellWatched({ picks }: Subscription, { round }: Chosen): boolean {
  return picks !== 'voted' && round === 0;
}

async function generatedFor({ summarise }: ComposeParts, paper: Paper, date: string) {
  if (summarise === null || paper.summary !== null) return null;
  const generated = await summarise.summarise(paper);
  return generated === null ? null : { ...generated, date };
}

async function runnersUp({ store }: ComposeParts, picked: Chosen) {
  const found = await Promise.all(
    picked.runnersUp.map(async ({ paperId, votes }) => ({ votes, paper: await store.papers.get(paperId) })),
  );
  return found.flatMap(({ paper, votes }) => (paper === null ? [] : [{ paper, votes }]));
}
