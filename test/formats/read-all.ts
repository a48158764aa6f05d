import type { PaperReader, ReadEvent } from '../../src/core/ports/formats.ts';

/** A text as content, cut after each given number of characters, round and round (one must be more than 0); whole without numbers. */
export async function* inPieces(text: string, lengths: readonly number[] = []): AsyncGenerator<string> {
  let from = 0;
  for (let turn = 0; from < text.length; turn += 1) {
    const length = lengths.length === 0 ? text.length : (lengths[turn % lengths.length] ?? 1);
    yield text.slice(from, from + length);
    from += length;
  }
}

/** All events of a text. */
export async function readAll(
  reader: PaperReader,
  text: string,
  lengths: readonly number[] = [],
  captured = '2024-05-06',
): Promise<ReadEvent[]> {
  const events: ReadEvent[] = [];
  for await (const event of reader.read(inPieces(text, lengths), { captured })) events.push(event);
  return events;
}

export function papersOf(events: readonly ReadEvent[]) {
  return events.flatMap((event) => (event.kind === 'paper' ? [event.paper] : []));
}

export function skippedOf(events: readonly ReadEvent[]) {
  return events.flatMap((event) => (event.kind === 'skipped' ? [event] : []));
}

export function notesOf(events: readonly ReadEvent[]): string[] {
  return events.flatMap((event) => (event.kind === 'note' ? [event.text] : []));
}
