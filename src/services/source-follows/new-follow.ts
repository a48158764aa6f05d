import { AskerError } from '../../core/errors.ts';
import type { Person } from '../../core/person.ts';
import type { PaperSource } from '../../core/ports/source.ts';
import type { SourceFollow, Store } from '../../core/ports/store.ts';
import { claimRecord } from '../claim-record.ts';

/** Each is read every day; more would wear out both the sources and the readers. */
export const MOST_FOLLOWS = 50;

/**
 * Makes the follow of a reference durable, unless the workspace has it. Throws `AskerError` where there are as many as
 * there may be.
 */
export async function claimFollow(
  { store, random }: { store: Pick<Store, 'sourceFollows'>; random: () => number },
  person: Person,
  source: PaperSource,
  ref: string,
  now: Date,
): Promise<{ follow: SourceFollow; isNew: boolean }> {
  let count = 0;
  for await (const [, follow] of store.sourceFollows.all()) {
    count += 1;
    const isSame = follow.source === source.name && follow.ref.toLowerCase() === ref.toLowerCase();
    if (isSame && follow.tenant === person.tenant) return { follow, isNew: false };
  }
  if (count >= MOST_FOLLOWS) {
    throw new AskerError(
      'too-many',
      `${MOST_FOLLOWS} sources are followed, which is as many as I read. /library unfollow stops one.`,
    );
  }
  const follow = await claimRecord(store.sourceFollows, 'f', random, (id) =>
    newFollow(id, person, source, ref, now),
  );
  return { follow, isNew: true };
}

function newFollow(id: string, person: Person, { name }: PaperSource, ref: string, now: Date): SourceFollow {
  return {
    id,
    source: name,
    ref,
    by: { id: person.id, name: person.name },
    tenant: person.tenant,
    addedAt: now.toISOString(),
    lastRunAt: null,
    lastOkAt: null,
    lastError: null,
    failures: 0,
    notBefore: null,
    seen: null,
    papers: 0,
  };
}
