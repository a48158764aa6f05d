import { after, systemClock } from '../../clock.ts';
import type { Issue } from '../../core/delivery/issue.ts';
import type { Subscription } from '../../core/digest/subscription.ts';
import { type DigestFacts, type DirectFact, placesOf } from '../../core/doctor/places.ts';
import { OperatorError } from '../../core/errors.ts';
import type { Store } from '../../core/ports/store.ts';
import { openJsonFiles } from '../../store/json-files/index.ts';

/** What the data says, read without a lock and without changing anything, while a bot may be running on it. */
export interface DataRead {
  /** `null` where it cannot be read. */
  store: Store | null;
  digests: DigestFacts | null;
  subscriptions: readonly Subscription[];
  /** Papers of the library; `null` where it cannot be read. */
  papers: number | null;
  /** Why it cannot be read. */
  error: OperatorError | null;
  /** One line for each file that was damaged and can be done without. */
  setAside: string[];
}

/** Reads everything once. A database is asked for what is needed alone. */
export async function readData(dataDir: string, databaseUrl: string | null): Promise<DataRead> {
  const setAside: string[] = [];
  let store: Store | null = null;
  try {
    store = await (databaseUrl === null ? openFolder(dataDir, setAside) : openDatabase(databaseUrl));
    const subscriptions: Subscription[] = [];
    for await (const [, subscription] of store.subscriptions.all()) subscriptions.push(subscription);
    const lastDirect = await lastDirectMessages(store);
    const papers = await store.papers.count();
    const digests = { places: placesOf(subscriptions), lastDirect };
    return { store, digests, subscriptions, papers, error: null, setAside };
  } catch (error) {
    await store?.close();
    const known =
      error instanceof OperatorError
        ? error
        : new OperatorError(
            'data-unusable',
            'The data cannot be read: look at the log with LOG_LEVEL=debug.',
          );
    return { store: null, digests: null, subscriptions: [], papers: null, error: known, setAside };
  }
}

function openFolder(dir: string, setAside: string[]): Promise<Store> {
  const onSetAside = (words: string) => void setAside.push(words);
  return openJsonFiles({ dir, access: 'read', now: () => systemClock.now(), onSetAside });
}

/** A database that is away is told of within the time of one check. */
async function openDatabase(url: string): Promise<Store> {
  const { openPostgres } = await import('../../store/postgres/index.ts');
  return openPostgres({ url, access: 'read', after, timeouts: { connectMs: 4000, answerMs: 4500 } });
}

/** What became of the newest message to a person alone, in each tenant. */
async function lastDirectMessages(store: Store): Promise<ReadonlyMap<string, DirectFact>> {
  const last = new Map<string, DirectFact>();
  for await (const [, issue] of store.issues.all()) {
    const fact = directFact(issue);
    const known = last.get(issue.tenant);
    if (fact !== null && (known === undefined || known.at < fact.at)) last.set(issue.tenant, fact);
  }
  return last;
}

function directFact({ to, posts }: Issue): DirectFact | null {
  if (to !== 'person') return null;
  const post = posts.find(({ role }) => role === 'issue');
  if (post?.state === 'sent' && post.postedAt !== null) return { at: post.postedAt, refused: null };
  if (post?.state === 'failed' && post.intentAt !== null)
    return { at: post.intentAt, refused: post.why ?? '' };
  return null;
}
