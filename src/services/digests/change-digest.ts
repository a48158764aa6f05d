import type { Subscription } from '../../core/digest/subscription.ts';
import { AskerError } from '../../core/errors.ts';
import type { Person } from '../../core/person.ts';
import type { Log } from '../../core/ports/log.ts';
import type { DigestLine } from '../../core/services.ts';
import { type LineParts, lineOf, numberOf } from './lines.ts';
import { type IsAccountOf, requireManage } from './rights.ts';

export interface ChangeParts extends LineParts {
  log: Log;
  isAccountOf: IsAccountOf;
}

export interface Change {
  line: DigestLine;
  person: Person;
  /** For the audit log: `digest edit`. */
  what: string;
  now: Date;
  /** Pure; gives the same object back where nothing is to change. */
  next(current: Subscription): Subscription;
}

/**
 * Changes a digest as it is stored now, whatever the caller has seen of it, once the person's right to it is looked
 * at there too. A change leaves a line in the audit log. Throws `AskerError` without the right, and for one that ended.
 */
export async function changeDigest(parts: ChangeParts, change: Change): Promise<DigestLine> {
  const { line, person, what, now, next } = change;
  const { id } = line.subscription;
  let before: Subscription | null = null;
  const after = await parts.store.subscriptions.change(id, (current) => {
    if (current === null || current.endedAt !== null) throw hasEnded();
    requireManage(person, current, parts.isAccountOf);
    before = current;
    const changed = next(current);
    return changed === current ? current : withOwnersName(changed, person);
  });
  if (after === null) throw hasEnded();
  if (after !== before) audit(parts.log, what, after, person);
  return lineOf(parts, after, await numberOf(parts, after), now);
}

/** Ids alone: who changed what. */
export function audit(log: Log, what: string, { id, tenant }: Subscription, person: Person): void {
  log.info({ audit: what, subscription: id, tenant, by: person.id }, 'a digest was changed');
}

/** An owner whose digest was handed over by id gets their name with the first thing they do. */
function withOwnersName(subscription: Subscription, person: Person): Subscription {
  const { owner } = subscription;
  if (owner === null || owner.id !== person.id || person.name === '') return subscription;
  return { ...subscription, owner: { id: owner.id, name: person.name } };
}

export function hasEnded(): AskerError {
  return new AskerError('ended', 'That digest has ended. /digest subscribe sets up a new one.');
}

export function isPaused(): AskerError {
  return new AskerError(
    'paused',
    'This digest is paused, so nothing is posted: /digest resume sets it going again.',
  );
}

export function neverAgain(): AskerError {
  return new AskerError('never-due', 'Its schedule never comes again: /digest edit sets another.');
}
