import type { ReadEvent } from '../../core/ports/formats.ts';
import { parseObject } from '../json-object.ts';
import { recordEvents } from '../record-events.ts';

/**
 * The events of one line of JSON: the paper, after a note for each field that had to be left out of it; or why
 * there is none.
 */
export function* readRecord(text: string, where: string): Generator<ReadEvent> {
  const record = parseObject(text);
  if ('why' in record) yield { kind: 'skipped', where, why: record.why };
  else yield* recordEvents(record.object, where);
}
