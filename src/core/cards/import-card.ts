import type { Block, Document, Fact } from '../document/document.ts';
import { inertBlock } from '../document/inert-text.ts';
import { strong, text } from '../document/rich-text.ts';
import type { FileImport, PapersRead } from '../services.ts';
import { button, counted, note, privately } from './reply.ts';

const SKIPPED_SHOWN = 5;
const NOTES_SHOWN = 5;
/** Lines of the file that lists all that was skipped. */
const MOST_SKIPPED_LISTED = 5000;

type Imported = Extract<FileImport, { kind: 'imported' }>;

/** How files are handed in, for somebody who called the command without one. */
export function handInCard(formats: readonly string[]): Document {
  const words = 'Send me the file in a direct message, with or without words: I take it from there.';
  return privately(words, [
    { kind: 'paragraph', text: text(words) },
    note(`I read ${formats.join(', ')}; at most 10 MB a file.`),
  ]);
}

/** What became of the files somebody handed in: counts, and what was skipped with its place and reason. */
export function importCard(files: readonly FileImport[]): Document {
  const lines = files.map((file) => (files.length > 1 ? namedLineOf(file) : lineOf(file)));
  const [only] = lines;
  const summary = lines.length === 1 && only !== undefined ? only : linesTogether(files);
  const blocks = files.flatMap((file, index): Block[] => [
    { kind: 'paragraph', text: [strong(lines[index] ?? '')] },
    ...(file.kind === 'imported' ? importedBlocks(file) : []),
  ]);
  const isIn = files.some(({ kind }) => kind === 'imported');
  const status = button('The library', 'What is in the library now', { route: 'library status', args: {} });
  return privately(summary, blocks, isIn ? [status] : []);
}

function lineOf(file: FileImport): string {
  if (file.kind === 'refused') return file.why;
  const { read, added, updated, unchanged, skipped } = file.report;
  if (read === 0)
    return `I found no paper in ${file.file}${skipped.length === 0 ? '.' : ' that I could read.'}`;
  if (unchanged === read)
    return `Nothing new: ${papersOf(read)} of ${file.file} ${read === 1 ? 'was' : 'were'} in the library already.`;
  const changes = [
    ...(added > 0 ? [`${counted(added, 'paper')} added`] : []),
    ...(updated > 0
      ? [`${added > 0 ? updated.toLocaleString('en') : counted(updated, 'paper')} updated`]
      : []),
  ];
  return `${file.file}: ${changes.join(', ')}.`;
}

/** With its name, where there are others it could be about. */
function namedLineOf(file: FileImport): string {
  const line = lineOf(file);
  return line.includes(file.file) ? line : `${file.file}: ${line}`;
}

function papersOf(read: number): string {
  return read === 1 ? 'the paper' : `all ${counted(read, 'paper')}`;
}

function linesTogether(files: readonly FileImport[]): string {
  const imported = files.filter((file): file is Imported => file.kind === 'imported');
  const sum = (of: (report: PapersRead) => number) =>
    imported.reduce((total, { report }) => total + of(report), 0);
  const added = counted(
    sum(({ added }) => added),
    'paper',
  );
  return `${counted(files.length, 'file')}: ${added} added, ${sum(({ updated }) => updated)} updated.`;
}

function importedBlocks({ file, format, encoding, report }: Imported): Block[] {
  return [
    { kind: 'facts', facts: factsOf(format, report) },
    ...skippedBlocks(file, report.skipped),
    ...report.notes.slice(0, NOTES_SHOWN).map(note),
    ...(report.notes.length > NOTES_SHOWN
      ? [note(`And ${report.notes.length - NOTES_SHOWN} more remarks.`)]
      : []),
    ...(encoding === null
      ? []
      : [note(`Its text is stored as ${encoding}, not UTF-8: names with accents are worth a look.`)]),
  ];
}

function factsOf(format: string, report: PapersRead): Fact[] {
  const { added, updated, unchanged, skipped } = report;
  const counts: [string, number][] = [
    ['Added', added],
    ['Updated', updated],
    ['Unchanged', unchanged],
    ['Skipped', skipped.length],
  ];
  return [
    { label: 'Read as', value: text(format) },
    ...counts.map(([label, count]) => ({ label, value: text(count.toLocaleString('en')) })),
  ];
}

function skippedBlocks(file: string, skipped: PapersRead['skipped']): Block[] {
  if (skipped.length === 0) return [];
  const items = skipped
    .slice(0, SKIPPED_SHOWN)
    .map(({ where, why }) => ({ title: text(where), detail: text(why) }));
  const list: Block[] = [
    { kind: 'paragraph', text: text('Skipped:') },
    { kind: 'list', start: null, items },
  ];
  if (skipped.length <= SKIPPED_SHOWN) return list;
  const name = 'skipped.txt';
  const more = note(`And ${(skipped.length - SKIPPED_SHOWN).toLocaleString('en')} more: ${name} lists them.`);
  return [...list, more, { kind: 'file', name, mediaType: 'text/plain', content: listing(file, skipped) }];
}

function listing(file: string, skipped: PapersRead['skipped']): string {
  const lines = skipped.slice(0, MOST_SKIPPED_LISTED).map(({ where, why }) => `${where}: ${why}`);
  const left = skipped.length - lines.length;
  const end = left === 0 ? [] : [`… and ${left} more`];
  return `${inertBlock([`Skipped in ${file}`, ...lines, ...end].join('\n'))}\n`;
}
