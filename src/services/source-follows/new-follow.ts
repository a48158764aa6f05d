import { AskerError } from '../../core/errors.ts';
import type { Person } from '../../core/person.ts';
import type { PaperSource } from '../../core/ports/source.ts';
import type { SourceFollow, Store } from '../../core/ports/store.ts';

/** Each is read every day; more would wear out both the sources and the readers. */
export const MOST_FOLLOWS = 50;

const ID_CHARACTERS = '23456789abcdefghjkmnpqrstuvwxyz';
const ID_LENGTH = 6;
const ID_COUNT = ID_CHARACTERS.length ** ID_LENGTH;

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
  const first = Math.floor(random() * ID_COUNT);
  for (let tries = 0; ; tries += 1) {
    const mine = newFollow(idOf((first + tries) % ID_COUNT), person, source, ref, now);
    let isMine = false;
    const stored = await store.sourceFollows.change(mine.id, (current) => {
      isMine = current === null;
      return current ?? mine;
    });
    if (isMine && stored !== null) return { follow: stored, isNew: true };
  }
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

/** `f-7k3f9q`, of a number below `ID_COUNT`. */
function idOf(value: number): string {
  let rest = value;
  let characters = '';
  for (let count = 0; count < ID_LENGTH; count += 1) {
    characters = ID_CHARACTERS.charAt(rest % ID_CHARACTERS.length) + characters;
    rest = Math.floor(rest / ID_CHARACTERS.length);
  }
  return `f-${characters}`;
}
