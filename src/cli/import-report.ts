import { counted } from '../core/cards/reply.ts';
import type { ImportReport } from '../services/import-papers.ts';
import { printLine, type Shell } from './subcommand.ts';

const MOST_LINES = 20;

export function emptyReport(): ImportReport {
  return { read: 0, added: 0, updated: 0, unchanged: 0, skipped: [], notes: [] };
}

/** Adds a report to the total; `prefix` names what it is about, where there are several. */
export function addUp(total: ImportReport, report: ImportReport, prefix: string): void {
  total.read += report.read;
  total.added += report.added;
  total.updated += report.updated;
  total.unchanged += report.unchanged;
  total.skipped.push(...report.skipped.map(({ where, why }) => ({ where: prefix + where, why })));
  total.notes.push(...report.notes.map((note) => prefix + note));
}

/** The report in words. */
export function printReport(shell: Shell, report: ImportReport): void {
  const { read, added, updated, unchanged, skipped } = report;
  printLine(
    shell,
    `Read ${counted(read, 'paper')}: ${added} added, ${updated} updated, ${unchanged} unchanged.`,
  );
  printSome(
    shell,
    report.notes.map((note) => `Note: ${note}`),
  );
  if (skipped.length === 0) return;
  printLine(shell, `Skipped ${counted(skipped.length, 'entry', 'entries')}:`);
  printSome(
    shell,
    skipped.map(({ where, why }) => `  ${where}: ${why}`),
  );
}

function printSome(shell: Shell, lines: readonly string[]): void {
  for (const line of lines.slice(0, MOST_LINES)) printLine(shell, line);
  if (lines.length > MOST_LINES)
    printLine(shell, `  … and ${lines.length - MOST_LINES} more; --json lists all.`);
}
