import { describeCoverage, describeFollow } from '../digest/describe-coverage.ts';
import { pausedAt } from '../digest/due.ts';
import { issueName } from '../digest/issue-name.ts';
import type { Subscription } from '../digest/subscription.ts';
import { describeInstant } from '../schedule/index.ts';
import type { DigestLine } from '../services.ts';

/** What all cards of digests say alike. */

/** `Paper of the week, every Monday at 09:00`. */
export function digestTitle({ subscription, inWords }: DigestLine): string {
  return `${issueName(subscription)}, ${inWords}`;
}

/** What is posted, in the middle of a sentence: `the paper of the week`. */
export function issueNoun(subscription: Subscription): string {
  if (subscription.kind === 'follow') return 'your personal digest';
  return `the ${issueName(subscription).toLowerCase()}`;
}

/** What one issue is. */
export function kindWords({ kind }: Subscription): string {
  if (kind === 'paper') return 'one paper, told well, with a thread to discuss it';
  return kind === 'round-up' ? 'what is new since the last one' : 'what is new in what you follow';
}

export function coverageWords({ kind, covers, follows }: Subscription): string {
  return kind === 'follow' ? follows.map(describeFollow).join(' · ') : describeCoverage(covers);
}

/** How the paper is chosen; `null` where all that is new is told. */
export function picksWords({ kind, picks }: Subscription): string | null {
  if (kind !== 'paper') return null;
  if (picks === 'voted') return 'the nomination with the most votes; without nominations nothing is posted';
  const otherwise = picks === 'newest' ? 'the newest paper not posted yet' : 'the paper with the best score';
  return `the nomination with the most votes; without nominations ${otherwise}`;
}

/** When it is posted next, or why it is not. */
export function nextWords({ subscription, nextRunAt }: DigestLine, now: Date): string {
  const { zone, endedAt } = subscription;
  if (endedAt !== null) return `none: it ended ${describeInstant(new Date(endedAt), zone)}`;
  const pause = pausedAt(subscription, now);
  if (nextRunAt !== null) return describeInstant(nextRunAt, zone);
  return pause === null ? 'none: its schedule never comes again' : 'none until it is resumed';
}

/** `until Mon 4 Jan 2027, 00:00 (Europe/Berlin). Paused on request.`; `null` while it runs. */
export function pauseWords({ subscription }: DigestLine, now: Date): string | null {
  const pause = pausedAt(subscription, now);
  if (pause === null) return null;
  const end =
    pause.until === null
      ? 'until somebody resumes it'
      : `until ${describeInstant(new Date(pause.until), subscription.zone)}`;
  return `${end}. ${pause.why}`;
}

export function ownerWords({ owner }: Subscription): string {
  return owner === null ? 'nobody: /digest transfer gives it an owner' : owner.name;
}
