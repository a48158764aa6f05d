import { note } from '../cards/reply.ts';
import type { Document } from '../document/document.ts';
import { describeInstant } from '../schedule/index.ts';

/** An issue that comes after its time, as it is posted then: it says so where it is read and where it is spoken. */
export function lateDocument(document: Document, dueAt: Date, zone: string): Document {
  const words = `Late: this was due ${describeInstant(dueAt, zone)}.`;
  const [first, ...rest] = document.blocks;
  const isHeaded = first?.kind === 'heading';
  return {
    ...document,
    summary: `${document.summary.replace(/[.\s]+$/, '')}; it comes late.`,
    blocks: isHeaded ? [first, note(words), ...rest] : [note(words), ...document.blocks],
  };
}
