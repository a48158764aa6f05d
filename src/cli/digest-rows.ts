import { coverageWords, digestTitle, nextWords, ownerWords, pauseWords } from '../core/cards/digest-words.ts';
import { issueWhy, issueWords } from '../core/cards/issue-words.ts';
import { type Issue, issueState } from '../core/delivery/issue.ts';
import { pausedAt } from '../core/digest/due.ts';
import { describeInstant } from '../core/schedule/index.ts';
import type { DigestLine } from '../core/services.ts';

/** A digest as the command line gives it to scripts. */
export function digestRow(line: DigestLine, now: Date) {
  const { subscription, inWords, nextRunAt } = line;
  const { id, tenant, channel, to, owner, kind, zone, covers, follows, picks, mention, tellEmpty } =
    subscription;
  return {
    id,
    tenant,
    channel,
    to,
    owner,
    kind,
    schedule: inWords,
    zone,
    nextRunAt: nextRunAt?.toISOString() ?? null,
    covers,
    follows,
    picks,
    mention,
    tellEmpty,
    paused: pausedAt(subscription, now),
    skips: subscription.skips,
    createdAt: subscription.createdAt,
    endedAt: subscription.endedAt,
  };
}

/** The same for people: two lines a digest. */
export function digestText(line: DigestLine, now: Date): string {
  const { subscription } = line;
  const { id, tenant, channel, zone } = subscription;
  const pause = pauseWords(line, now);
  const parts = [
    ...(pause === null ? [] : [`paused ${pause.replace(/\.$/, '')}`]),
    `next: ${nextWords(line, now)}`,
    coverageWords(subscription),
    `owner: ${ownerWords(subscription)}`,
  ];
  return `${id}  ${digestTitle(line)} (${zone})  ${tenant} ${channel}\n  ${parts.join(' · ')}`;
}

/** An issue with how it fared; threads and notices are no rows of their own. */
export function historyRow(issue: Issue) {
  const post = issue.posts.find(({ role }) => role === 'issue');
  return {
    subscription: issue.subscription,
    slot: issue.slot,
    state: issueState(issue),
    paper: issue.papers[0] ?? null,
    dueAt: issue.dueAt,
    postedAt: post?.postedAt ?? null,
    late: issue.late,
    why: issueWhy(issue),
    papers: issue.papers,
    tenant: issue.tenant,
    channel: issue.channel,
  };
}

export function historyText(issue: Issue, zone: string): string {
  const when = describeInstant(new Date(issue.dueAt), zone);
  const paper = issue.papers[0] === undefined ? '' : ` [${issue.papers.join(', ')}]`;
  return `${when}  ${issue.subscription} ${issue.slot}  ${issueWords(issue, zone)}${paper}`;
}
