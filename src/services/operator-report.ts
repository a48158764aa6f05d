import type { HostHealth } from '../core/ports/http.ts';
import type { Log } from '../core/ports/log.ts';
import type { PlatformHealth } from '../core/ports/platform.ts';
import type { Store } from '../core/ports/store.ts';
import type {
  DataReport,
  LibraryReport,
  MemoryUse,
  OperatorReport,
  SearchReport,
} from '../core/report/operator-report.ts';
import { safeWords } from '../core/report/safe-words.ts';
import type { FollowedSource, LibraryOverview, LibraryReading, Status } from '../core/services.ts';
import type { Ledger } from './delivery/ledger.ts';
import type { DeliveryStatus } from './delivery/status.ts';
import { attentionOf } from './operator-report-attention.ts';
import { readDigests } from './operator-report-digests.ts';
import { followRow, type HostLimits, hostRows, sourceRows } from './operator-report-sources.ts';

export interface OperatorReportParts {
  version: string;
  store: Pick<Store, 'papers' | 'subscriptions'>;
  ledger: Pick<Ledger, 'newest' | 'recent'>;
  status: Status;
  platforms: () => readonly { name: string; health: PlatformHealth }[];
  /** How deliveries stand; `null` in a process that delivers nothing. */
  deliveries: () => Promise<DeliveryStatus | null>;
  /** Counts over the whole library. */
  overview: () => Promise<LibraryOverview>;
  reading: () => LibraryReading | null;
  follows: () => Promise<readonly FollowedSource[]>;
  hosts: () => readonly HostHealth[];
  limits: HostLimits;
  search: () => SearchReport;
  data: () => DataReport;
  memory: () => MemoryUse;
  now: () => Date;
  /** Counts on from any moment, in milliseconds. */
  elapsedMs: () => number;
  zone: string;
  log: Log;
}

/** How many pages are open, and how often they ask, must not matter. */
const FRESH_MS = 2000;
/** Counting goes through every paper. */
const OVERVIEW_FRESH_MS = 60_000;

/** Makes reports on how the whole stands; those asked for within two seconds are one. */
export function createOperatorReport(parts: OperatorReportParts): () => Promise<OperatorReport> {
  const startedAt = parts.now();
  const overview = keptFor(OVERVIEW_FRESH_MS, parts.elapsedMs, parts.overview);
  return keptFor(FRESH_MS, parts.elapsedMs, async () => {
    try {
      return await makeReport({ ...parts, overview }, startedAt);
    } catch (error) {
      parts.log.error({ cause: error }, "the operator's report could not be made");
      throw error;
    }
  });
}

async function makeReport(parts: OperatorReportParts, startedAt: Date): Promise<OperatorReport> {
  const now = parts.now();
  const delivery = await parts.deliveries();
  const { digests, stopped, held } = await readDigests(parts, delivery, now);
  const follows = (await parts.follows()).map(followRow);
  const hosts = hostRows(parts.hosts(), parts.limits, parts.zone);
  const platforms = parts
    .platforms()
    .map(({ name, health }) => ({ name, ready: health.ready, detail: safeWords(health.detail) }));
  const library = await readLibrary(parts);
  const data = parts.data();
  const lines = await parts.status.lines();
  return {
    version: parts.version,
    at: now.toISOString(),
    startedAt: startedAt.toISOString(),
    zone: parts.zone,
    memory: parts.memory(),
    ready: lines.every(({ ok, isOptional }) => ok || isOptional === true),
    attention: attentionOf({
      platforms,
      library,
      delivery,
      digests,
      stopped,
      held,
      follows,
      hosts,
      data,
      zone: parts.zone,
    }),
    platforms,
    digests: delivery === null ? null : digests,
    library,
    follows,
    hosts,
    search: parts.search(),
    data,
  };
}

/** The newest paper by its date alone. `papers` is of this moment, the other counts may be a minute old. */
async function readLibrary({ store, overview, reading }: OperatorReportParts): Promise<LibraryReport> {
  const { authors, withAbstract, withCode, newest, sources } = await overview();
  return {
    papers: await store.papers.count(),
    authors,
    withAbstract,
    withCode,
    newest: newest?.published ?? null,
    reading: reading(),
    sources: sourceRows(sources),
  };
}

/** The same answer for a while; a failure is not kept. */
function keptFor<T>(freshMs: number, elapsedMs: () => number, make: () => Promise<T>): () => Promise<T> {
  let kept: { madeAtMs: number; value: Promise<T> } | null = null;
  return () => {
    if (kept !== null && elapsedMs() - kept.madeAtMs < freshMs) return kept.value;
    const mine = { madeAtMs: elapsedMs(), value: make() };
    kept = mine;
    mine.value.catch(() => {
      if (kept === mine) kept = null;
    });
    return mine.value;
  };
}
