import { followedName } from '../core/cards/source-follow-card.ts';
import { sourceName } from '../core/cards/source-names.ts';
import type { HostHealth } from '../core/ports/http.ts';
import type { FollowRow, HostPolicy, HostRow, LibraryReport } from '../core/report/operator-report.ts';
import { safeWords } from '../core/report/safe-words.ts';
import { describeInstant } from '../core/schedule/index.ts';
import type { FollowedSource, LibraryOverview } from '../core/services.ts';

/** As reasons name the time. */
const INSTANT = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z\b/g;

/** How hosts want to be asked: the ones known by name, and what holds for any. */
export interface HostLimits {
  known: readonly string[];
  of(host: string): HostPolicy;
}

/** Every host that was asked, by its name, then those that are known and were not, by the names people call them. */
export function hostRows(asked: readonly HostHealth[], limits: HostLimits, zone: string): HostRow[] {
  const names = new Set(asked.map(({ host }) => host));
  const others = limits.known.filter((host) => !names.has(host)).map((host) => limits.of(host));
  others.sort((a, b) => compare(a.title, b.title) || compare(a.host, b.host));
  return [
    ...asked.map((health) => askedRow(health, limits.of(health.host), zone)),
    ...others.map(notAskedRow),
  ];
}

function askedRow({ state, untilMs, why, waiting }: HostHealth, policy: HostPolicy, zone: string): HostRow {
  return {
    ...limitsIn(policy),
    state: state === 'working' ? 'working' : 'left-alone',
    until: untilMs === null ? null : new Date(untilMs).toISOString(),
    why: why === null ? null : withReadableTimes(safeWords(why), zone),
    waiting,
  };
}

function withReadableTimes(words: string, zone: string): string {
  return words.replace(INSTANT, (instant) => describeInstant(new Date(instant), zone));
}

function notAskedRow(policy: HostPolicy): HostRow {
  return { ...limitsIn(policy), state: 'not-asked', until: null, why: null, waiting: 0 };
}

function limitsIn({ host, title, gapMs, atOnce, policy }: HostPolicy): HostPolicy {
  return { host, title, gapMs, atOnce, policy };
}

/** Of an address only the host is shown: the rest may hold a key. */
export function followRow({ follow, title, nextRunAt }: FollowedSource): FollowRow {
  const { ref } = follow;
  const isAddress = URL.canParse(ref) && new URL(ref).host !== '';
  const shown = isAddress ? new URL(ref).host : safeWords(ref);
  return {
    id: follow.id,
    name: followedName({ title, nextRunAt, follow: { ...follow, ref: shown } }),
    papers: follow.papers,
    lastOkAt: follow.lastOkAt,
    lastError: follow.lastError === null ? null : safeWords(follow.lastError),
    nextRunAt: nextRunAt.toISOString(),
  };
}

/** Added up by kind, since a reference may be a person's file or an address with a key. */
export function sourceRows(sources: LibraryOverview['sources']): LibraryReport['sources'] {
  const rows = new Map<string, LibraryReport['sources'][number]>();
  for (const { source, papers, newest } of sources) {
    const name = sourceName(source);
    const row = rows.get(name) ?? { name, papers: 0, lastRead: newest };
    rows.set(name, {
      name,
      papers: row.papers + papers,
      lastRead: newest > row.lastRead ? newest : row.lastRead,
    });
  }
  return [...rows.values()].sort((a, b) => b.papers - a.papers || (a.name < b.name ? -1 : 1));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
