import { describeReading } from '../core/cards/library-reading.ts';
import { counted } from '../core/cards/reply.ts';
import { followedName, freshness } from '../core/cards/source-follow-card.ts';
import { LOCAL_TENANT, type Person } from '../core/person.ts';
import type { HostHealth } from '../core/ports/http.ts';
import type { PlatformHealth } from '../core/ports/platform.ts';
import type { Store } from '../core/ports/store.ts';
import { describeInstant } from '../core/schedule/index.ts';
import type { FollowedSource, LibraryReading, Status, StatusLine } from '../core/services.ts';
import type { DeliveryStatus } from './delivery/status.ts';

export interface StatusParts {
  store: Pick<Store, 'papers' | 'subscriptions'>;
  /** How far the library has been read into the index; `null` where it is not being read. */
  reading?: () => LibraryReading | null;
  platforms: () => readonly { name: string; health: PlatformHealth }[];
  /** How deliveries stand; `null` in a process that delivers nothing. */
  deliveries: () => Promise<DeliveryStatus | null>;
  /** How each host that was asked stands. */
  hosts?: () => readonly HostHealth[];
  /** The sources that are followed. */
  follows?: () => Promise<readonly FollowedSource[]>;
  now?: () => Date;
  /** The zone times are told in. */
  zone: string;
}

type Line = StatusLine;

/** Health in words, gathered from what runs. */
export function createStatus({
  store,
  reading = () => null,
  platforms,
  deliveries,
  hosts = () => [],
  follows = async () => [],
  now = () => new Date(0),
  zone,
}: StatusParts): Status {
  return {
    async lines(person) {
      const isShown = (tenant: string) =>
        person === undefined || person.tenant === LOCAL_TENANT || person.tenant === tenant;
      const library = libraryLine(await store.papers.count(), reading());
      const places = platforms().map(({ name, health }) => ({
        part: name,
        ok: health.ready,
        words: health.detail,
      }));
      const delivery = await deliveries();
      const told = delivery === null ? null : await within(store, delivery, person);
      const digests = told === null ? [] : [digestsLine(told, await running(store, isShown), zone)];
      const asked = hosts().map((host) => hostLine(host, zone));
      const own = (await follows()).filter(({ follow }) => isShown(follow.tenant));
      const followed = own.map((each) => followLine(each, now()));
      return [library, ...places, ...digests, ...asked, ...followed];
    },
  };
}

function libraryLine(papers: number, reading: LibraryReading | null): Line {
  const part = 'library';
  if (papers === 0) {
    const words = 'no papers: import some, or start with an empty DATA_DIR to get the seed';
    return { part, ok: false, words };
  }
  if (reading === null) return { part, ok: true, words: counted(papers, 'paper') };
  return { part, ok: false, words: describeReading(reading) };
}

async function running(store: StatusParts['store'], isShown: (tenant: string) => boolean): Promise<number> {
  let count = 0;
  for await (const [, { endedAt, tenant }] of store.subscriptions.all()) {
    if (endedAt === null && isShown(tenant)) count += 1;
  }
  return count;
}

/** What a person is told of deliveries: what is late of their own; what is wrong inside is the operator's. */
async function within(
  { subscriptions }: StatusParts['store'],
  delivery: DeliveryStatus,
  person: Person | undefined,
): Promise<DeliveryStatus> {
  if (person === undefined || person.tenant === LOCAL_TENANT) return delivery;
  const late: DeliveryStatus['late'] = [];
  for (const each of delivery.late) {
    const subscription = await subscriptions.get(each.subscription);
    if (subscription?.tenant === person.tenant) late.push(each);
  }
  const fault = delivery.fault === null ? null : 'it has been noted';
  return { ...delivery, late, held: 0, unserved: 0, fault };
}

/** Red while something due is late, cannot be known, or nobody looks. */
function digestsLine(delivery: DeliveryStatus, count: number, zone: string): Line {
  const { late, held, unserved, fault } = delivery;
  const [longest] = late;
  const problems = [
    fault === null ? null : `cannot be seen to (${fault})`,
    longest === undefined
      ? null
      : `${counted(late.length, 'issue is late', 'issues are late')}, the longest since ${describeInstant(longest.dueAt, zone)} (digest ${longest.subscription})${longest.why === null ? '' : `: ${longest.why}`}`,
    held === 0 ? null : `${counted(held, 'issue waits', 'issues wait')} for a decision (digest history)`,
    unserved === 0
      ? null
      : `${counted(unserved, 'digest is', 'digests are')} due on a platform that is not connected`,
  ].filter((problem) => problem !== null);
  return {
    part: 'digests',
    ok: problems.length === 0,
    words: problems.length === 0 ? `${counted(count, 'digest')}, none late` : problems.join('; '),
  };
}

/** A host that is left alone for a while leaves the library as it is. */
function hostLine({ host, state, untilMs, why, waiting }: HostHealth, zone: string): Line {
  const until = untilMs === null ? '' : ` until ${describeInstant(new Date(untilMs), zone)}`;
  const queue = waiting === 0 ? '' : `, ${counted(waiting, 'question waits', 'questions wait')}`;
  const words =
    state === 'working' ? `answers${queue}` : `left alone${until}${why === null ? '' : `: ${why}`}`;
  return { part: host, ok: state === 'working', words, isOptional: true };
}

/** Of an address only the host is shown: the rest may hold a key. */
function followLine(each: FollowedSource, now: Date): Line {
  const { ref, lastError } = each.follow;
  const shown = URL.canParse(ref) && new URL(ref).host !== '' ? new URL(ref).host : ref;
  const part = followedName({ ...each, follow: { ...each.follow, ref: shown } });
  return { part, ok: lastError === null, words: freshness(each, now), isOptional: true };
}
