import type { Block } from '../document/document.ts';
import type { LibraryReading } from '../services.ts';
import { note } from './reply.ts';

/** `the library is still being read: 43,000 of 100,000 papers so far`. */
export function describeReading({ done, total }: LibraryReading): string {
  const far =
    total === null ? '' : `: ${done.toLocaleString('en')} of ${total.toLocaleString('en')} papers so far`;
  return `the library is still being read${far}`;
}

/** Says under an answer that it is of a part of the library only; nothing once the library was read. */
export function readingNote(reading: LibraryReading | undefined): Block[] {
  if (reading === undefined) return [];
  return [note(`I have just started: ${describeReading(reading)}. Ask again in a moment for the rest.`)];
}
