import type { Command } from '../command/command.ts';
import type { Document } from '../document/document.ts';
import { text } from '../document/rich-text.ts';
import type { ReadingEntry } from '../ports/store.ts';
import { helpCard } from './help-card.ts';
import { readingListCard } from './reading-card.ts';
import { privately } from './reply.ts';

/** What a person finds when they open the app: their reading list, then what can be asked. */
export function homeCard(entries: readonly ReadingEntry[], commands: readonly Command[]): Document {
  const reading = readingListCard(entries, 1);
  return privately(
    'Your paper desk: reading list and help.',
    [...reading.blocks, { kind: 'heading', text: text('What you can ask') }, ...helpCard(commands).blocks],
    reading.actions,
  );
}
