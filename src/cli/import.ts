import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { systemClock } from '../clock.ts';
import { OperatorError, UsageError } from '../core/errors.ts';
import { isPublished } from '../core/paper/published.ts';
import { decodeText, type Encoding } from '../formats/decode.ts';
import { readers } from '../formats/index.ts';
import type { House } from '../main.ts';
import { importPapers } from '../services/import-papers.ts';
import { addUp, emptyReport, printReport } from './import-report.ts';
import { importFromSource, SOURCES } from './import-sources.ts';
import { progressBar } from './progress-bar.ts';
import { printJson, type Shell, type Subcommand } from './subcommand.ts';
import { withHouse } from './with-house.ts';
import { dataDirOf, readWords, wholeNumber } from './words.ts';

const UTF_8: Encoding = 'utf-8';
const FORMATS = readers.map((reader) => reader.name);
const NAMES = [...FORMATS, ...SOURCES];
const USAGE = `import ${NAMES.join('|')} <file or reference…> [--captured DAY] [--limit N] [--since DAY] [--json]   (- reads stdin)`;
const MOST_GIVEN = 1000;
/** Without --limit, so that a whole category of arXiv is asked for on purpose alone. */
const USUAL_LIMIT = 100;
const MOST_PAPERS = 100_000;

export const importFiles: Subcommand = {
  name: 'import',
  usage: USAGE,
  description: 'Bring papers in from files and sources; bad entries are skipped, counted and named',
  async run(words, shell) {
    const text = { type: 'string' } as const;
    const flags = { json: { type: 'boolean' }, captured: text, limit: text, since: text } as const;
    const { values, positionals } = readWords(words, { flags, least: 2, most: MOST_GIVEN, usage: USAGE });
    const [name = '', ...given] = positionals;
    const isFormat = FORMATS.includes(name);
    if (!NAMES.includes(name)) throw new UsageError(`I cannot read “${name}”. Usage: broadsheet ${USAGE}`);
    const captured = readDay(values.captured, 'captured');
    const reading = {
      limit: wholeNumber(values.limit, USUAL_LIMIT, 'limit', MOST_PAPERS),
      since: readDay(values.since, 'since'),
    };
    const unfit = isFormat ? (values.limit ?? values.since) : values.captured;
    if (unfit !== undefined) throw new UsageError(isFormat ? FOR_SOURCES : FOR_FILES);
    const files = isFormat ? await Promise.all(given.map((file) => openSource(file, captured))) : [];
    const work = async (house: House) => {
      const { report, fault } = isFormat
        ? { report: await importAll(house, name, files, shell), fault: null }
        : await importFromSource(house, name, given, reading, shell);
      if (values.json === true) printJson(shell, report);
      else printReport(shell, report);
      if (fault !== null) throw fault;
    };
    return withHouse(shell, dataDirOf(values, shell), work, 'write');
  },
};

const FOR_SOURCES = '--limit and --since are for sources; a file is read whole.';
const FOR_FILES = '--captured is for files; a source is read today.';

/** A file to read, and the day its content was taken. */
interface Source {
  path: string;
  captured: string;
}

async function importAll(house: House, format: string, sources: readonly Source[], shell: Shell) {
  const bar = progressBar(shell.stderr, 'Importing');
  const total = emptyReport();
  const reader = readers.find((candidate) => candidate.name === format);
  if (reader === undefined) return total;
  for (const { path, captured } of sources) {
    const ref = path === '-' ? 'stdin' : basename(path);
    let encoding: Encoding = UTF_8;
    const content = decodeText(bytesOf(path, shell.stdin), (found) => {
      encoding = found;
    });
    const events = reader.read(content, { captured });
    const onProgress = (read: number) => bar.update(total.read + read, null);
    const parts = { store: house.store, index: null, now: systemClock.now(), onProgress };
    const report = await importPapers(events, { source: format, ref, retrieved: captured }, parts);
    if (encoding !== UTF_8) report.notes.push(`read as ${encoding}`);
    addUp(total, report, sources.length > 1 ? `${ref}, ` : '');
  }
  bar.end();
  house.library.changed();
  return total;
}

async function* bytesOf(file: string, stdin: Readable): AsyncGenerator<Uint8Array> {
  const stream: AsyncIterable<Uint8Array | string> = file === '-' ? stdin : createReadStream(file);
  for await (const chunk of stream) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
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

function readDay(given: string | undefined, flag: string): string | null {
  if (given === undefined || (given.length === 10 && isPublished(given))) return given ?? null;
  throw new UsageError(`--${flag} takes a day such as 2026-11-23.`);
}
