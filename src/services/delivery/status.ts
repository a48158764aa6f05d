import { type Issue, issueState } from '../../core/delivery/issue.ts';
import { isClosed } from '../../core/delivery/protocol.ts';
import { createTurns } from '../../core/turns.ts';
import type { Ledger } from './ledger.ts';
import { LATE_AFTER_MS } from './parts.ts';

/** How deliveries stand, for `/broadsheet status`, `/readyz` and `/metrics`. */
export interface DeliveryStatus {
  /** Due issues that are late, the longest first. */
  late: { subscription: string; dueAt: Date; why: string | null }[];
  /** Issues a person has to decide about. */
  held: number;
  /** Digests of platforms that are not connected, which have an issue due. */
  unserved: number;
  /** When everything was last looked at. */
  wokeAt: Date | null;
  /** What keeps deliveries from being looked at or recorded. */
  fault: string | null;
  /** Issues under way or due. */
  open: number;
}

export interface StatusParts {
  ledger: Ledger;
  now: Date;
  startedAt: Date;
  wokeAt: Date | null;
  fault: string | null;
  unserved: number;
  /** Slots that came due; those that are settled are let go here. */
  pending: Map<string, { dueAt: Date }>;
}

/** Without a look for so long the alarm clock has stopped. */
const SILENT_AFTER_MS = 3 * 60_000;
/** Other work has its turn after so many slots. */
const LOOKED_AT_IN_A_ROW = 500;

export async function statusOf(parts: StatusParts): Promise<DeliveryStatus> {
  const { ledger, now, startedAt, wokeAt, unserved, pending } = parts;
  const late: DeliveryStatus['late'] = [];
  let open = 0;
  const turn = createTurns(LOOKED_AT_IN_A_ROW);
  for (const [key, { dueAt }] of [...pending]) {
    const pause = turn();
    if (pause !== null) await pause;
    const issue = await ledger.get(key);
    if (issue !== null && !isUnderWay(issue)) {
      // A thread that waits goes by when its issue was noticed.
      if (issue.posts.every(isClosed)) pending.delete(key);
      continue;
    }
    open += 1;
    if (now.getTime() - dueAt.getTime() <= LATE_AFTER_MS) continue;
    const why = issue?.posts.find(({ role }) => role === 'issue')?.why ?? null;
    late.push({ subscription: key.slice(0, key.indexOf('/')), dueAt, why });
  }
  const isSilent = now.getTime() - (wokeAt ?? startedAt).getTime() > SILENT_AFTER_MS;
  return {
    late: late.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime()),
    held: (await ledger.held()).length,
    unserved,
    wokeAt,
    fault: parts.fault ?? (isSilent ? 'no digest has been looked at for minutes' : null),
    open,
  };
}

function isUnderWay(issue: Issue): boolean {
  const state = issueState(issue);
  return state === 'due' || state === 'sending';
}
