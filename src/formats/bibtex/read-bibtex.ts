import type { ReadEvent } from '../../core/ports/formats.ts';
import { cleanLine } from '../clean-text.ts';
import { ownCopy } from '../own-copy.ts';
import { type Entry, makeCrossrefs } from './crossrefs.ts';
import { entryDraft } from './entry-draft.ts';
import { type EntryText, entryTexts } from './entry-texts.ts';
import { type Macros, makeMacros } from './macros.ts';
import { type ParsedEntry, parseEntry, parseFields } from './parse-entry.ts';

/** Entries that are no works but belong to the file itself. */
const NO_WORKS = new Set(['comment', 'preamble', 'set', 'xdata', 'control', 'bibnote', 'ieeetranbstctl']);
const LONGEST_PLACE = 200;
/** Keys remembered, to tell of those used twice. */
const MOST_KEYS = 50_000;

/** The events of a file, entry by entry. */
export async function* readBibtex(content: AsyncIterable<string>): AsyncGenerator<ReadEvent> {
  const macros = makeMacros();
  const crossrefs = makeCrossrefs();
  const keys = new Set<string>();
  let entries = 0;

  for await (const text of entryTexts(content)) {
    entries += 1;
    if (text.type === 'string' && !text.tooLong) define(macros, text);
    if (NO_WORKS.has(text.type) || text.type === 'string') {
      if (!text.closed)
        yield { kind: 'skipped', where: `line ${text.line}`, why: `@${text.type} is not closed` };
      continue;
    }
    const parsed = parseEntry(text.body);
    const where = placeOf(parsed.key, text.line);
    const why = problemOf(text, parsed);
    if (why !== null) {
      yield { kind: 'skipped', where, why };
      continue;
    }
    if (!text.closed)
      yield { kind: 'note', text: `${where}: the entry is not closed; what stands there is kept` };
    if (keys.has(parsed.key))
      yield { kind: 'note', text: `${where}: the key was used before; both entries are read` };
    if (parsed.key !== '' && keys.size < MOST_KEYS) keys.add(ownCopy(parsed.key));
    for (const entry of crossrefs.take(expanded(text, parsed, macros, where))) yield entryEvent(entry);
  }
  for (const entry of crossrefs.end()) {
    yield { kind: 'note', text: `${entry.where}: the entry it refers to is not in the file` };
    yield entryEvent(entry);
  }
  if (entries === 0) yield { kind: 'note', text: 'the file holds no BibTeX entry' };
}

function define(macros: Macros, { body }: EntryText): void {
  for (const [name, parts] of parseFields(body, 0).fields) macros.define(name, parts);
}

function problemOf(text: EntryText, { problem, fields }: ParsedEntry): string | null {
  if (text.tooLong) return 'the entry is longer than 1 MB';
  if (problem !== null) return problem;
  return !text.closed && swallowsField(fields) ? 'a brace in it is never closed' : null;
}

/** `title = {Bad, year = {2020}` lacks a brace, and holds a field where there should be none. */
function swallowsField(fields: ParsedEntry['fields']): boolean {
  const parts = [...fields.values()].flat();
  return parts.some(({ kind, text }) => kind === 'text' && /,\s*[A-Za-z][\w-]*\s*=/.test(text));
}

function expanded(text: EntryText, { key, fields }: ParsedEntry, macros: Macros, where: string): Entry {
  const values = [...fields].map(([name, parts]) => [name, macros.expand(parts)] as const);
  return { where, type: text.type, key, fields: new Map(values.filter(([, value]) => value.trim() !== '')) };
}

function entryEvent({ fields, where }: Entry): ReadEvent {
  const paper = entryDraft(fields);
  return paper === null
    ? { kind: 'skipped', where, why: 'the entry has no title' }
    : { kind: 'paper', paper, where };
}

function placeOf(key: string, line: number): string {
  const clean = cleanLine(cleanLine(key).slice(0, LONGEST_PLACE));
  return clean === '' ? `line ${line}` : `entry ${clean}`;
}
