import type { ReadEvent } from '../../core/ports/formats.ts';
import { type Line, readLines } from '../lines.ts';
import {
  addToLast,
  addValue,
  foldInto,
  LONGEST_RECORD,
  type RisRecord,
  startRecord,
  titleOf,
} from './record.ts';
import { recordEvents } from './record-events.ts';

/** A tag, two spaces, a hyphen; one space or none where programs are careless, nothing after an empty value. */
const TAGGED = /^\s*([A-Z][A-Z0-9]) {0,2}-(?: (.*))?$/s;

const CUT_BY_NEXT = 'the next record begins before its ER';

/** The events of a file, record by record. Holds two records at most. */
export async function* readRis(content: AsyncIterable<string>): AsyncGenerator<ReadEvent> {
  /** Records whose end is in doubt, the last being read. */
  let open: RisRecord[] = [];
  let tag = '';
  let tags = 0;

  for await (const line of readLines(content, LONGEST_RECORD)) {
    if (line.tooLong) {
      yield { kind: 'skipped', where: `line ${line.number}`, why: 'the line is longer than 1 MB' };
      continue;
    }
    const tagged = taggedLine(line);
    const record = open.at(-1);
    if (tagged === null) {
      if (record !== undefined && tag !== '' && line.text.trim() !== '')
        addToLast(record, tag, line.text.trim());
      continue;
    }
    tags += 1;
    tag = tagged.tag;
    if (tag === 'TY') {
      const records = recordsOf(open);
      for (const done of records.slice(0, -1)) yield* recordEvents(done, CUT_BY_NEXT);
      open = [...records.slice(-1), startRecord(line.number, tagged.value)];
    } else if (tag === 'ER') {
      if (record !== undefined) record.ended = true;
      for (const done of recordsOf(open)) yield* recordEvents(done, CUT_BY_NEXT);
      open = [];
      tag = '';
    } else if (record === undefined) {
      const stray = startRecord(line.number, null);
      addValue(stray, tag, tagged.value);
      open = [stray];
    } else {
      addValue(record, tag, tagged.value);
    }
  }
  for (const done of recordsOf(open)) yield* recordEvents(done, 'the file ends before its ER');
  if (tags === 0) yield { kind: 'note', text: 'the file holds no RIS record' };
}

function taggedLine(line: Line): { tag: string; value: string } | null {
  const [, tag, value = ''] = TAGGED.exec(line.text) ?? [];
  // Two tags for one fact, which some files mix: their order is that of the names.
  return tag === undefined ? null : { tag: tag === 'A1' ? 'AU' : tag, value: value.trim() };
}

/**
 * The records among those open. Some files repeat `TY` inside a record: one that brings no title goes on with the
 * record before it, and one right after another `TY` stands for both.
 */
function recordsOf(open: readonly RisRecord[]): RisRecord[] {
  const [first, second] = open;
  if (first === undefined || second === undefined) return [...open];
  const isOne = first.type !== null && (first.values.size === 0 || titleOf(second) === '');
  if (!isOne) return [first, second];
  foldInto(first, second);
  return [first];
}
