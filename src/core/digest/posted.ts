import { type Issue, issueState } from '../delivery/issue.ts';
import type { Posted } from './pick.ts';

/** What may stand in the channel, or is chosen and frozen so that nothing changes it any more. */
const TOLD = ['due', 'sending', 'sent', 'held'];

/** Issues that told of something or are about to; one that failed or was left out told nobody. */
export function toldIssues(issues: readonly Issue[]): Issue[] {
  return issues.filter((issue) => TOLD.includes(issueState(issue)));
}

/** How often each paper was told of by these issues, and when last. */
export function postedPapers(issues: readonly Issue[]): Map<string, Posted> {
  const posted = new Map<string, Posted>();
  for (const issue of toldIssues(issues)) {
    const at = issue.posts.find(({ role }) => role === 'issue')?.postedAt ?? issue.dueAt;
    for (const paperId of new Set(issue.papers)) {
      const before = posted.get(paperId);
      const lastAt = before !== undefined && before.lastAt > at ? before.lastAt : at;
      posted.set(paperId, { times: (before?.times ?? 0) + 1, lastAt });
    }
  }
  return posted;
}

/** The papers told of last, the latest first. */
export function lastPosted(posted: ReadonlyMap<string, Posted>, most: number): string[] {
  return [...posted]
    .sort(([a, first], [b, second]) => compareText(second.lastAt, first.lastAt) || compareText(a, b))
    .slice(0, most)
    .map(([paperId]) => paperId);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
