import { after } from '../clock.ts';
import { isClosed } from '../core/delivery/protocol.ts';
import { issueName } from '../core/digest/issue-name.ts';
import { PAGE_TENANT } from '../core/person.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Collection } from '../core/ports/store.ts';
import type { DigestLine } from '../core/services.ts';
import type { House } from '../main.ts';
import { ROLES, ROOMS, type WebSettings } from '../platforms/web/index.ts';

/** A post on a page of one's own takes milliseconds; whoever moved the clock waits no longer than this. */
const POSTED_WITHIN_MS = 15_000;
const LOOK_AGAIN_MS = 20;

/** What the local page may do with the house. */
export function pageHouse(
  house: House,
  clock: Clock,
): Pick<WebSettings, 'afterClockMoved' | 'nextPost' | 'startOver'> {
  return {
    afterClockMoved: () => postWhatIsDue(house),
    nextPost: async () => nextPost(await house.digests.all(clock.now())),
    async startOver() {
      // What is due now is posted first: an issue that goes with its digest would be owed for ever.
      await postWhatIsDue(house);
      await eraseTenant(house);
    },
  };
}

async function postWhatIsDue(house: House): Promise<void> {
  for (let waitedMs = 0; waitedMs < POSTED_WITHIN_MS; waitedMs += LOOK_AGAIN_MS) {
    await house.delivery.wake();
    if (await isCalm(house)) return;
    await new Promise<void>((resolve) => after(LOOK_AGAIN_MS, resolve));
  }
}

/** Whether every issue that came due has been posted with its thread, or is settled otherwise. */
async function isCalm({ delivery, store }: House): Promise<boolean> {
  if ((await delivery.status()).open > 0) return false;
  for await (const [, { tenant, posts }] of store.issues.all()) {
    if (tenant === PAGE_TENANT && posts.some((post) => post.state !== 'sent' && !isClosed(post)))
      return false;
  }
  return true;
}

function nextPost(lines: readonly DigestLine[]): { at: string; words: string } | null {
  const due = lines
    .flatMap(({ subscription, inWords, nextRunAt }) =>
      subscription.tenant === PAGE_TENANT && nextRunAt !== null ? [{ subscription, inWords, nextRunAt }] : [],
    )
    .sort((a, b) => a.nextRunAt.getTime() - b.nextRunAt.getTime())[0];
  if (due === undefined) return null;
  const { subscription, inWords, nextRunAt } = due;
  const where = placeWords(subscription.to, subscription.channel);
  return { at: nextRunAt.toISOString(), words: `${issueName(subscription)} ${where}, ${inWords}` };
}

function placeWords(to: 'channel' | 'person', id: string): string {
  if (to === 'person') return `for ${ROLES.find((role) => role.id === id)?.name ?? id}`;
  return `in #${ROOMS.find((room) => room.id === id)?.name ?? id}`;
}

/** Everything kept under the page's tenant; papers and authors are nobody's. */
async function eraseTenant({ store }: House): Promise<void> {
  await eraseOwn(store.subscriptions);
  await eraseOwn(store.issues);
  await eraseOwn(store.ballots);
  await eraseOwn(store.readingLists);
  await eraseOwn(store.sourceFollows);
}

async function eraseOwn<T extends { tenant: string }>(collection: Collection<T>): Promise<void> {
  const keys: string[] = [];
  for await (const [key, { tenant }] of collection.all()) if (tenant === PAGE_TENANT) keys.push(key);
  await collection.changeMany(keys.map((key) => ({ key, next: () => null })));
}
