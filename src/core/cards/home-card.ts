import type { Command } from '../command/command.ts';
import type { Block, Document } from '../document/document.ts';
import { text } from '../document/rich-text.ts';
import type { Place } from '../person.ts';
import type { ReadingEntry } from '../ports/store.ts';
import type { DigestLine } from '../services.ts';
import { digestItems } from './digest-list-card.ts';
import { helpCard } from './help-card.ts';
import { readingListCard } from './reading-card.ts';
import { note, privately } from './reply.ts';

export interface HomeContent {
  reading: readonly ReadingEntry[];
  /** Those the person owns, wherever they are posted. */
  digests: readonly DigestLine[];
  commands: readonly Command[];
  place: Place;
  now: Date;
}

/** What a person finds when they open the app: their reading list, their digests, then what can be asked. */
export function homeCard({ reading, digests, commands, place, now }: HomeContent): Document {
  const list = readingListCard(reading, 1);
  return privately(
    'Your paper desk: reading list, digests and help.',
    [
      ...list.blocks,
      ...digestBlocks(digests, place, now),
      { kind: 'heading', text: text('What you can ask') },
      ...helpCard(commands).blocks,
    ],
    list.actions,
  );
}

function digestBlocks(digests: readonly DigestLine[], place: Place, now: Date): Block[] {
  const heading: Block = { kind: 'heading', text: text('Your digests') };
  if (digests.length === 0) {
    return [heading, note('None yet. In a channel, /digest subscribe monday 09:00 sets one up.')];
  }
  return [heading, { kind: 'list', start: 1, items: digestItems(digests, place, now) }];
}
