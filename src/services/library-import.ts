import { cappedBytes, type IncomingFile, MOST_FILE_BYTES, tooLarge } from '../core/document/incoming-file.ts';
import { inertLine } from '../core/document/inert-text.ts';
import { AskerError } from '../core/errors.ts';
import type { Person } from '../core/person.ts';
import type { PaperReader } from '../core/ports/formats.ts';
import type { Log } from '../core/ports/log.ts';
import type { FileImport, LibraryImport, PapersRead } from '../core/services.ts';
import { createTurns } from '../core/turns.ts';
import { chooseFormat, formatsOf, inWords } from './import-formats.ts';
import type { Importer } from './importer.ts';
import { isWebPage, sniffFormat, sniffOther } from './sniff-content.ts';

export interface LibraryImportParts {
  readers: readonly PaperReader[];
  /** The text of a file, and once how it was stored; `utf-8` where nothing need be said of it. */
  decode(bytes: AsyncIterable<Uint8Array>, onEncoding: (encoding: string) => void): AsyncIterable<string>;
  importer: Pick<Importer, 'import'>;
  log: Log;
}

const LONGEST_NAME = 80;
const UTF_8 = 'utf-8';
/** What is decoded, and handed to a reader, at a time. */
const SLICE_BYTES = 64 * 1024;
/** A text begins with its mark in a piece of its own, where it has one. */
const PIECES_SNIFFED = 4;
/** Entries read before others have their turn, good ones or not. */
const PER_TURN = 50;

/** Brings papers in from files as people hand them over. A file is held whole, so that one cut off on its way changes nothing. */
export function createLibraryImport(parts: LibraryImportParts): LibraryImport {
  const formats = formatsOf(parts.readers);
  const titles = formats.map(inWords);
  return {
    formats: titles,
    async files(files, person, now) {
      const done: FileImport[] = [];
      for (const file of files) done.push(await importFile(file, person, now));
      return done;
    },
  };

  async function importFile(file: IncomingFile, person: Person, now: Date): Promise<FileImport> {
    const name = shownName(file.name);
    try {
      return await importNamed(name, file, person, now);
    } catch (error) {
      if (!(error instanceof AskerError)) throw error;
      return { kind: 'refused', file: name, why: error.message };
    }
  }

  async function importNamed(
    name: string,
    file: IncomingFile,
    person: Person,
    now: Date,
  ): Promise<FileImport> {
    const bytes = await wholeOf(file);
    const other = sniffOther(bytes);
    if (other !== null) throw unreadable(`${name} ${other}`);
    const { pieces, encoding } = await textOf(bytes);
    const start = pieces.slice(0, PIECES_SNIFFED).join('');
    if (isWebPage(start))
      throw unreadable(`${name} is a page of the web. Export the list instead: ${titles.join(', ')}.`);
    const format = chooseFormat(formats, name, sniffFormat(start));
    const reader = parts.readers.find((each) => each.name === format?.name);
    if (format === null || reader === undefined)
      throw unreadable(`I cannot tell what ${name} is. I can read ${titles.join(', ')}.`);
    const day = now.toISOString().slice(0, 10);
    const events = inTurns(reader.read(inTurns(pieces, 1), { captured: day }), PER_TURN);
    const origin = { source: format.name, ref: name, retrieved: day };
    const report = await parts.importer.import(events, origin, now);
    audit(person, format.name, bytes.length, report);
    return { kind: 'imported', file: name, format: format.title, encoding: named(encoding), report };
  }

  async function textOf(bytes: Uint8Array): Promise<{ pieces: string[]; encoding: string }> {
    const pieces: string[] = [];
    let encoding = UTF_8;
    const note = (found: string) => {
      encoding = found;
    };
    for await (const piece of parts.decode(inTurns(slicesOf(bytes), 1), note)) pieces.push(piece);
    return { pieces, encoding };
  }

  /** Counts and ids alone: the name of a file is somebody's words. */
  function audit({ tenant, id }: Person, format: string, bytes: number, report: PapersRead): void {
    const { read, added, updated, unchanged, skipped } = report;
    const counts = { read, added, updated, unchanged, skipped: skipped.length };
    parts.log.info(
      { audit: 'library import', tenant, by: id, format, bytes, ...counts },
      'a file was imported',
    );
  }
}

/** The content of a file in one piece. Throws `AskerError` for one that is empty or too large. */
async function wholeOf(file: IncomingFile): Promise<Uint8Array> {
  if (file.bytes > MOST_FILE_BYTES) throw tooLarge();
  const pieces: Uint8Array[] = [];
  for await (const piece of cappedBytes(file.read())) pieces.push(piece);
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  if (whole.length === 0) throw unreadable('That file is empty.');
  return whole;
}

function* slicesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += SLICE_BYTES) yield bytes.subarray(at, at + SLICE_BYTES);
}

/** The same, with a turn for others every so many: a file of nothing but bad entries must hold nobody up either. */
async function* inTurns<T>(items: Iterable<T> | AsyncIterable<T>, every: number): AsyncGenerator<T> {
  const turn = createTurns(every);
  for await (const item of items) {
    yield item;
    await turn();
  }
}

function shownName(name: string): string {
  const line = inertLine(name).trim();
  if (line === '') return 'the file';
  return line.length <= LONGEST_NAME ? line : `…${line.slice(1 - LONGEST_NAME)}`;
}

function named(encoding: string): string | null {
  return encoding.toLowerCase() === UTF_8 ? null : encoding;
}

function unreadable(words: string): AskerError {
  return new AskerError('unreadable-file', words);
}
