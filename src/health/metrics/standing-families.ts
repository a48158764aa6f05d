import type { FollowRow, HostRow, OperatorReport } from '../../core/report/operator-report.ts';
import { type Family, gauge, gauges, type Sample } from './family.ts';

/** How deliveries stand, as far as figures can tell. */
export interface DeliveryFacts {
  /** The longest first. */
  late: readonly { dueAt: Date }[];
  held: number;
  open: number;
  /** Digests due on a platform that is not connected. */
  unserved: number;
  wokeAt: Date | null;
  fault: string | null;
  /** Messages of digests that wait for their turn or are on their way, by platform. */
  queues: readonly { platform: string; size: number }[];
}

/** Deliveries as figures. */
export function deliveryFamilies(delivery: DeliveryFacts, now: Date): Family[] {
  const [longest] = delivery.late;
  const lateMs = longest === undefined ? 0 : now.getTime() - longest.dueAt.getTime();
  return [
    gauge('broadsheet_issues_open', 'Issues of digests that are due or under way.', delivery.open),
    gauge('broadsheet_issues_late', 'Issues that are late.', delivery.late.length),
    gauge('broadsheet_issue_latest_seconds', 'How late the latest of them is.', Math.max(0, lateMs) / 1000),
    gauge('broadsheet_issues_held', 'Issues a person has to decide about.', delivery.held),
    gauge(
      'broadsheet_issues_unserved',
      'Digests due on a platform that is not connected.',
      delivery.unserved,
    ),
    gauge(
      'broadsheet_delivery_fault',
      'Whether something keeps deliveries from being seen to.',
      delivery.fault === null ? 0 : 1,
    ),
    ...(delivery.wokeAt === null ? [] : [lookedAt(delivery.wokeAt)]),
    gauges(
      'broadsheet_delivery_queue_length',
      'Messages of digests that wait for their turn or are on their way.',
      delivery.queues.map(({ platform, size }) => ({ labels: { platform }, value: size })),
    ),
  ];
}

function lookedAt(wokeAt: Date): Family {
  return gauge(
    'broadsheet_delivery_last_look_timestamp_seconds',
    'When everything due was last looked at, in seconds of the Unix epoch.',
    wokeAt.getTime() / 1000,
  );
}

/** What the operator's report tells, as figures. */
export function reportFamilies(report: OperatorReport): Family[] {
  const { platforms, digests, library, hosts, follows, data } = report;
  return [
    gauges(
      'broadsheet_platform_up',
      'Whether a configured platform is connected.',
      platforms.map(({ name, ready }) => ({ labels: { platform: name }, value: ready ? 1 : 0 })),
    ),
    gauges(
      'broadsheet_digests',
      'Digests by state; stopped are those a failure paused.',
      (['running', 'paused', 'stopped'] as const).flatMap((state) =>
        digests === null ? [] : [{ labels: { state }, value: digests[state] }],
      ),
    ),
    gauge('broadsheet_library_authors', 'Authors in the library.', library.authors),
    gauge(
      'broadsheet_library_read_ratio',
      'How much of the library the search index has read; 1 once it has read all.',
      readRatio(library.reading),
    ),
    ...hostFamilies(hosts, new Date(report.at)),
    ...followFamilies(follows, report),
    gauge(
      'broadsheet_store_failing',
      'Whether the last change of stored state could not be made durable.',
      data.isFailing ? 1 : 0,
    ),
  ];
}

function readRatio(reading: OperatorReport['library']['reading']): number {
  if (reading === null) return 1;
  return reading.total === null || reading.total === 0 ? 0 : reading.done / reading.total;
}

/** Feeds are anybody's: hosts whose limits nobody published are told together. */
function hostFamilies(hosts: readonly HostRow[], now: Date): Family[] {
  const known = hosts.filter(({ policy }) => policy !== null);
  const others = hosts.filter(({ policy }) => policy === null);
  const told = (value: (row: HostRow) => number, together: (values: number[]) => number): Sample[] => [
    ...known.map((row) => ({ labels: { host: row.host }, value: value(row) })),
    ...(others.length === 0 ? [] : [{ labels: { host: 'other' }, value: together(others.map(value)) }]),
  ];
  return [
    gauges(
      'broadsheet_source_host_up',
      'Whether a host of papers may be asked; 0 while it is left alone after failures or because it asked for it.',
      told(
        ({ state }) => (state === 'left-alone' ? 0 : 1),
        (values) => Math.min(...values),
      ),
    ),
    gauges(
      'broadsheet_source_host_waiting',
      'Questions that wait for their turn at a host.',
      told(
        ({ waiting }) => waiting,
        (values) => values.reduce((sum, value) => sum + value, 0),
      ),
    ),
    gauges(
      'broadsheet_source_host_wait_seconds',
      'How long a host is still left alone.',
      told(
        ({ until }) => (until === null ? 0 : Math.max(0, Date.parse(until) - now.getTime()) / 1000),
        (values) => Math.max(...values),
      ),
    ),
  ];
}

function followFamilies(follows: readonly FollowRow[], { at, startedAt }: OperatorReport): Family[] {
  const failing = follows.filter(({ lastError }) => lastError !== null);
  const sinceMs = failing.map(({ lastOkAt }) => Date.parse(at) - Date.parse(lastOkAt ?? startedAt));
  return [
    gauges('broadsheet_followed_sources', 'Sources that are read on schedule.', [
      { labels: { state: 'working' }, value: follows.length - failing.length },
      { labels: { state: 'failing' }, value: failing.length },
    ]),
    gauge(
      'broadsheet_followed_source_failing_seconds',
      'How long ago the longest failing one was last read; 0 where none fails.',
      Math.max(0, ...sinceMs) / 1000,
    ),
  ];
}
