import type { OperatorReport } from '../../core/report/operator-report.ts';
import { type Family, gauge, gauges } from './family.ts';
import { type ProcessFacts, processFamilies } from './process-families.ts';
import { type DeliveryFacts, deliveryFamilies, reportFamilies } from './standing-families.ts';
import { writeText } from './write-text.ts';

export interface MetricsPageParts {
  build: { version: string; node: string; store: 'files' | 'postgres' };
  /** Whether everything configured works, and how many papers there are. */
  readiness: () => Promise<{ ready: boolean; papers: number | null }>;
  report: () => Promise<OperatorReport>;
  deliveries: () => Promise<DeliveryFacts>;
  /** The disk the data lives on, in bytes; `null` where the system does not say. */
  disk: () => Promise<{ freeBytes: number; sizeBytes: number } | null>;
  process: () => ProcessFacts;
  /** What was counted since the start. */
  counted: () => Family[];
  now: () => Date;
}

/**
 * The text of `/metrics`. What cannot be told, because the state it rests on is away, is left out: an alert on its
 * absence or on `broadsheet_ready` says so. Never fails.
 */
export async function metricsPage(parts: MetricsPageParts): Promise<string> {
  const [readiness, report, delivery, disk] = await Promise.all([
    orNull(parts.readiness),
    orNull(parts.report),
    orNull(parts.deliveries),
    orNull(parts.disk),
  ]);
  return writeText([
    gauges('broadsheet_build_info', 'Which Broadsheet this is; always 1.', [
      { labels: parts.build, value: 1 },
    ]),
    gauge('broadsheet_ready', 'Whether everything configured works.', readiness?.ready === true ? 1 : 0),
    ...papersFamily(readiness?.papers ?? null),
    ...(delivery === null ? [] : deliveryFamilies(delivery, parts.now())),
    ...(report === null ? [] : reportFamilies(report)),
    ...(disk === null ? [] : diskFamilies(disk)),
    ...parts.counted(),
    ...processFamilies(parts.process()),
  ]);
}

/** Left out where stored state cannot be read, by which an alert knows it. */
function papersFamily(papers: number | null): Family[] {
  return papers === null ? [] : [gauge('broadsheet_library_papers', 'Papers in the library.', papers)];
}

function diskFamilies({ freeBytes, sizeBytes }: { freeBytes: number; sizeBytes: number }): Family[] {
  return [
    gauge('broadsheet_data_disk_free_bytes', 'Room left on the disk of DATA_DIR.', freeBytes),
    gauge('broadsheet_data_disk_size_bytes', 'The size of that disk.', sizeBytes),
  ];
}

async function orNull<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch {
    return null;
  }
}
