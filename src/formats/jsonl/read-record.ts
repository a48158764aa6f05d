import type { ReadEvent } from '../../core/ports/formats.ts';
import { recordEvents } from '../record-events.ts';

/**
 * The events of one line of JSON: the paper, after a note for each field that had to be left out of it; or why
 * there is none.
 */
export function* readRecord(text: string, where: string): Generator<ReadEvent> {
  const record = parse(text);
  if (record === undefined) yield { kind: 'skipped', where, why: 'not valid JSON' };
  else if (!isObject(record)) yield { kind: 'skipped', where, why: 'not a JSON object' };
  else yield* recordEvents(record, where);
}

/** `undefined` stands for "not JSON", which JSON itself cannot say. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
