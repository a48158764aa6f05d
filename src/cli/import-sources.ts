import { systemClock } from '../clock.ts';
import { OperatorError, SourceUnavailable, UsageError } from '../core/errors.ts';
import type { ReadEvent } from '../core/ports/formats.ts';
import type { PaperSource, SourceReading } from '../core/ports/source.ts';
import type { House } from '../main.ts';
import { type ImportReport, importPapers } from '../services/import-papers.ts';
import { addUp, emptyReport } from './import-report.ts';
import { progressBar } from './progress-bar.ts';
import type { Shell } from './subcommand.ts';

/** The sources `import` reads, as in its usage line. */
export const SOURCES = [
  'arxiv',
  'doi',
  'openalex',
  'semantic-scholar',
  'hf-daily',
  'feed',
  'zotero',
] as const;

/** What was imported, and why it ended before its end, where it did. */
export interface SourceImport {
  report: ImportReport;
  fault: OperatorError | null;
}

/** Reads one reference after the other; where the source breaks off, what came before is kept and the rest not asked. */
export async function importFromSource(
  house: Pick<House, 'sources' | 'store' | 'library'>,
  name: string,
  refs: readonly string[],
  reading: SourceReading,
  shell: Pick<Shell, 'stderr'>,
): Promise<SourceImport> {
  const source = house.sources.find((each) => each.name === name);
  if (source === undefined || source.can.refs === null)
    throw new UsageError(`I cannot read from “${name}” here.`);
  const bar = progressBar(shell.stderr, 'Importing');
  const total = emptyReport();
  const broken: { fault: SourceUnavailable | null } = { fault: null };
  try {
    for (const ref of refs) {
      const now = systemClock.now();
      const origin = { source: name, ref, retrieved: now.toISOString().slice(0, 10) };
      const onProgress = (read: number) => bar.update(total.read + read, refs.length * reading.limit);
      const events = untilBroken(source, ref, reading, (fault) => {
        broken.fault = fault;
      });
      const report = await importPapers(events, origin, { store: house.store, index: null, now, onProgress });
      if (report.read >= reading.limit) report.notes.push(limitNote(reading.limit));
      addUp(total, report, refs.length > 1 ? `${ref}, ` : '');
      if (broken.fault !== null) break;
    }
  } finally {
    bar.end();
    house.library.changed();
  }
  return { report: total, fault: broken.fault === null ? null : faultWords(broken.fault, total.read) };
}

async function* untilBroken(
  source: PaperSource,
  ref: string,
  reading: SourceReading,
  onFault: (fault: SourceUnavailable) => void,
): AsyncGenerator<ReadEvent> {
  try {
    yield* source.read(ref, reading);
  } catch (error) {
    if (!(error instanceof SourceUnavailable)) throw error;
    onFault(error);
  }
}

function faultWords(error: SourceUnavailable, read: number): OperatorError {
  const kept =
    read === 0 ? 'Try again later.' : 'What came before is kept; the same line goes on from there.';
  return new OperatorError('source-unavailable', `${error.message} ${kept}`, { cause: error });
}

function limitNote(limit: number): string {
  return `Stopped at ${limit.toLocaleString('en')}, as --limit says; there may be more.`;
}
