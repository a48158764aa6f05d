import { commands } from '../commands/index.ts';
import { after, elapsedMs, systemClock } from './clock.ts';
import type { Clock } from './core/ports/clock.ts';
import type { Http } from './core/ports/http.ts';
import type { Log } from './core/ports/log.ts';
import type { Messenger } from './core/ports/messenger.ts';
import type { Desk, Platform } from './core/ports/platform.ts';
import type { SearchIndex } from './core/ports/search-index.ts';
import type { Seen } from './core/ports/seen.ts';
import type { OpenAiSettings } from './core/ports/settings.ts';
import type { PaperSource } from './core/ports/source.ts';
import type { Store } from './core/ports/store.ts';
import type { Summariser } from './core/ports/summariser.ts';
import { type Counting, UNCOUNTED } from './core/ports/tally.ts';
import type { OperatorReport } from './core/report/operator-report.ts';
import type { Digests, Lookup, Status } from './core/services.ts';
import { decodeText } from './formats/decode.ts';
import { readers, writers } from './formats/index.ts';
import type { DataSettings } from './house/data.ts';
import { openData } from './house/open-data.ts';
import { packageVersion } from './package-root.ts';
import { createMessengerCounting } from './services/counted-messenger.ts';
import { createDelivery, type Delivery } from './services/delivery/delivery.ts';
import { leaseMs } from './services/delivery/lease.ts';
import { createLedger } from './services/delivery/ledger.ts';
import { createDesk } from './services/desk.ts';
import { createComposer } from './services/digests/compose.ts';
import { createDigests } from './services/digests/digests.ts';
import { createFollowing } from './services/following.ts';
import { createImporter } from './services/importer.ts';
import { createLibrary, type LibraryService } from './services/library.ts';
import { createLibraryImport } from './services/library-import.ts';
import { createLookup } from './services/lookup.ts';
import { createOperatorReport } from './services/operator-report.ts';
import type { HostLimits } from './services/operator-report-sources.ts';
import { createOutside } from './services/outside/outside.ts';
import { createPeople } from './services/people.ts';
import { createReading } from './services/reading.ts';
import { countedTiming, createSearchTiming, timedLookup } from './services/search-timing.ts';
import { createSourceFollows, type SourceFollows } from './services/source-follows/source-follows.ts';
import { createStatus } from './services/status.ts';
import { createVoting } from './services/voting.ts';
import { watchStore } from './services/watched-store.ts';
import { createOpenAiSummariser } from './summaries/openai/index.ts';

/** Broadsheet put together: what the command line and the platforms work with. */
export interface House {
  store: Store;
  library: LibraryService;
  lookup: Lookup;
  desk: Desk;
  status: Status;
  /** How the whole stands, for whoever runs it. */
  report(): Promise<OperatorReport>;
  digests: Digests;
  /** Posts what is due; does nothing until it is woken. */
  delivery: Delivery;
  /** Where papers come from beyond the library. */
  sources: readonly PaperSource[];
  /** Reads followed sources when they are due; does nothing until it is woken. */
  sourceFollows: SourceFollows;
  /** Runs work unless another process on the same data is at work under the same name; `false` then. */
  alone(name: string, work: () => Promise<void>): Promise<boolean>;
  /** Events acted on lately by any process on the same data. */
  seen: Seen;
  /** Reads the library into the index at the first call; what only reads a record need not wait for it. */
  index(): Promise<SearchIndex>;
  close(): Promise<void>;
}

export interface HouseSettings extends DataSettings {
  /** The platforms that run, for `/broadsheet status`. */
  platforms?: () => readonly Platform[];
  /** The zone of digests and their words where nobody named one. */
  zone?: string;
  /** How long an unknown post is left before the channel is read back. */
  settleAfterMs?: number;
  /** An endpoint that writes summaries, where one is configured. */
  openai?: OpenAiSettings | null;
  /** Where papers come from beyond the library, and the way out to them; none where nothing is asked. */
  outside?: { sources: readonly PaperSource[]; http: Pick<Http, 'hosts'>; limits?: HostLimits };
  /** Whether questions are answered from what has been read so far, instead of when the whole library has. */
  answersWhileReading?: boolean;
  onIndexProgress?: (done: number, total: number) => void;
  random?: () => number;
  /** Where answers, posts, searches and writes are counted; nowhere unless given. */
  counting?: Counting;
  /** What digests, follows and answers take for now and wait by; the machine's clock unless another is given. */
  clock?: Clock & { after: typeof after };
}

/** As `SETTLE_AFTER_MS` where it is not set. */
const SETTLE_AFTER_MS = 120_000;

/** Where nobody says how hosts want to be asked, one at a time and a second apart. */
const GENTLE: HostLimits = {
  known: [],
  of: (host) => ({ host, title: host, gapMs: 1000, atOnce: 1, policy: null }),
};
const NOTHING_OUTSIDE = { sources: [], http: { hosts: () => [] }, limits: GENTLE };

/** The only place where the parts meet. */
export async function openHouse(settings: HouseSettings): Promise<House> {
  const { clock = { ...systemClock, after }, counting = UNCOUNTED } = settings;
  const now = () => clock.now();
  const data = await openData(settings);
  const watched = watchStore(data.store, now, counting);
  const { store } = watched;
  const { shared: others } = data;
  const libraryIndex = data.openIndex(store, settings.onIndexProgress);
  const index = libraryIndex.whole;
  const { sources, http, limits = GENTLE } = settings.outside ?? NOTHING_OUTSIDE;
  const library = createLibrary(store, writers, {
    openIndex: index,
    onChange: () => composer.libraryChanged(),
  });
  const untimed = createLookup(store, async () =>
    settings.answersWhileReading === true ? libraryIndex.soFar() : { index: await index(), reading: null },
  );
  const timing = countedTiming(createSearchTiming(), counting);
  const lookup = timedLookup(untimed, timing, elapsedMs);
  const platforms = settings.platforms ?? (() => []);
  const countMessenger = createMessengerCounting(counting);
  const messengers = () => platforms().map(({ messenger }) => countMessenger(messenger));
  const random = settings.random ?? Math.random;
  const { log, zone = 'UTC', settleAfterMs = SETTLE_AFTER_MS } = settings;
  const ledger = createLedger(store.issues, others?.feed);
  const composer = createComposer({
    store,
    ledger,
    openIndex: index,
    summarise: summariserOf(settings, log),
    log,
  });
  const delivery = createDelivery({
    subscriptions: store.subscriptions,
    ledger,
    messengers,
    compose: composer.compose,
    ...(others === null ? {} : { claims: others.claims({ leaseMs: leaseMs(settleAfterMs), now }) }),
    now,
    elapsedMs,
    after: clock.after,
    settleAfterMs,
    log,
  });
  const timeZoneOf = (person: { tenant: string; id: string }) => zoneOf(messengers(), person);
  const shared = { store, ledger, timeZoneOf, defaultZone: zone, random, log };
  const digests = createDigests({
    ...shared,
    compose: composer.compose,
    postNow: delivery.postNow,
    isAccountOf: (person, tenant) => isAccountOf(messengers(), person, tenant),
  });
  others?.onLibraryChange(library.changed);
  const importer = createImporter({ store, openIndex: index, changed: library.changed });
  const sourceFollows = createSourceFollows({ store, sources, importer, now, random, log });
  const health = {
    store,
    reading: libraryIndex.reading,
    platforms: () => platforms().map((each) => ({ name: each.name, health: each.health() })),
    deliveries: async () => (platforms().length === 0 ? null : delivery.status()),
    hosts: () => http.hosts(),
    follows: sourceFollows.all,
    now,
    zone,
  };
  const services = {
    lookup,
    library,
    imports: createLibraryImport({ readers, decode: decodeText, importer, log }),
    // What is looked up on the way to a source is no answer anybody waits for.
    outside: createOutside({ sources, lookup: untimed, importer, now, log }),
    sources: sourceFollows,
    reading: createReading(store, library),
    voting: createVoting({ ...shared, lines: digests.list }),
    digests,
    following: createFollowing(shared),
    people: createPeople(store, ledger),
    status: createStatus(health),
  };
  const report = createOperatorReport({
    ...health,
    version: packageVersion(),
    ledger,
    status: services.status,
    overview: () => library.overview(),
    limits,
    search: timing.report,
    data: watched.report,
    memory,
    elapsedMs,
    log,
  });
  const desk = createDesk({ commands, services, clock, random, log, counting });
  return {
    store,
    library,
    lookup,
    desk,
    status: services.status,
    report,
    digests,
    delivery,
    sources,
    sourceFollows,
    alone: others?.alone ?? runAlone,
    seen: data.seen,
    index,
    async close() {
      libraryIndex.close();
      await data.close();
    },
  };
}

async function runAlone(_name: string, work: () => Promise<void>): Promise<boolean> {
  await work();
  return true;
}

function memory() {
  const { rss, heapUsed } = process.memoryUsage();
  return { residentBytes: rss, heapBytes: heapUsed };
}

function summariserOf({ openai = null }: HouseSettings, log: Log): Summariser | null {
  if (openai === null) return null;
  return createOpenAiSummariser({ settings: openai, fetch, after, now: () => systemClock.now(), log });
}

/** Whether a person is the same one in another tenant, as everybody is on Discord. */
function isAccountOf(messengers: readonly Messenger[], person: { tenant: string }, tenant: string): boolean {
  if (person.tenant === tenant) return true;
  const messenger = messengers.find((each) => each.serves(tenant));
  return messenger?.abilities.sharedAccounts === true && messenger.serves(person.tenant);
}

/** What the person's platform says of their zone. */
async function zoneOf(
  messengers: readonly Messenger[],
  person: { tenant: string; id: string },
): Promise<string | null> {
  const messenger = messengers.find((each) => each.serves(person.tenant));
  return messenger === undefined ? null : (await messenger.profile(person)).timeZone;
}
