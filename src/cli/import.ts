import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { systemClock } from '../clock.ts';
import { counted } from '../core/cards/reply.ts';
import { OperatorError, UsageError } from '../core/errors.ts';
import { isPublished } from '../core/paper/published.ts';
import { readers } from '../formats/index.ts';
import type { House } from '../main.ts';
import { type ImportReport, importPapers } from '../services/import-papers.ts';
import { progressBar } from './progress-bar.ts';
import { printJson, printLine, type Shell, type Subcommand } from './subcommand.ts';
import { withHouse } from './with-house.ts';
import { dataDirOf, readWords } from './words.ts';

const FORMATS = readers.map((reader) => reader.name);
const USAGE = `import ${FORMATS.join('|')} <file…> [--captured YYYY-MM-DD] [--json]   (- reads stdin)`;
const MOST_FILES = 1000;
const MOST_LINES = 20;

export const importFiles: Subcommand = {
  name: 'import',
  usage: USAGE,
  description: 'Bring papers in from files; bad entries are skipped, counted and named',
  async run(words, shell) {
    const flags = { json: { type: 'boolean' }, captured: { type: 'string' } } as const;
    const { values, positionals } = readWords(words, { flags, least: 2, most: MOST_FILES, usage: USAGE });
    const [format = '', ...files] = positionals;
    const given = readDay(values.captured);
    if (!FORMATS.includes(format))
      throw new UsageError(`I cannot read “${format}”. Usage: broadsheet ${USAGE}`);
    const sources = await Promise.all(files.map((file) => openSource(file, given)));
    const work = async (house: House) => {
      const report = await importAll(house, format, sources, shell);
      if (values.json === true) printJson(shell, report);
      else printReport(shell, report);
    };
    return withHouse(shell, dataDirOf(values, shell), work, 'write');
  },
};

/** A file to read, and the day its content was taken. */
interface Source {
  path: string;
  captured: string;
}

async function importAll(house: House, format: string, sources: readonly Source[], shell: Shell) {
  const bar = progressBar(shell.stderr, 'Importing');
  const total: ImportReport = { read: 0, added: 0, updated: 0, unchanged: 0, skipped: [], notes: [] };
  const reader = readers.find((candidate) => candidate.name === format);
  if (reader === undefined) return total;
  for (const { path, captured } of sources) {
    const ref = path === '-' ? 'stdin' : basename(path);
    const events = reader.read(textOf(path, shell.stdin), { captured });
    const onProgress = (read: number) => bar.update(total.read + read, null);
    const parts = { store: house.store, index: null, now: systemClock.now(), onProgress };
    const report = await importPapers(events, { source: format, ref, retrieved: captured }, parts);
    addUp(total, report, sources.length > 1 ? `${ref}, ` : '');
  }
  bar.end();
  house.library.changed();
  return total;
}

function addUp(total: ImportReport, report: ImportReport, prefix: string): void {
  total.read += report.read;
  total.added += report.added;
  total.updated += report.updated;
  total.unchanged += report.unchanged;
  total.skipped.push(...report.skipped.map(({ where, why }) => ({ where: prefix + where, why })));
  total.notes.push(...report.notes.map((note) => prefix + note));
}

function textOf(file: string, stdin: Readable): AsyncIterable<string> {
  const stream = file === '-' ? stdin : createReadStream(file);
  stream.setEncoding('utf8');
  return stream;
}

/** Without a day given, a file was taken the day it was last changed, and stdin today. */
async function openSource(path: string, given: string | null): Promise<Source> {
  if (path === '-') return { path, captured: given ?? dayOf(systemClock.now()) };
  const found = await stat(path).catch(() => null);
  if (found?.isFile() !== true)
    throw new OperatorError('cannot-read', `Cannot read ${path}: there is no such file.`);
  return { path, captured: given ?? dayOf(found.mtime) };
}

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

function readDay(given: string | undefined): string | null {
  if (given === undefined || (given.length === 10 && isPublished(given))) return given ?? null;
  throw new UsageError('--captured takes a day such as 2026-11-23.');
}

function printReport(shell: Shell, report: ImportReport): void {
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
