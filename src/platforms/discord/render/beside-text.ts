import type { Block } from '../../../core/document/document.ts';
import { DISCORD_LIMITS } from '../limits.ts';
import type { Attachments } from './attachments.ts';
import type { IdWriter } from './custom-id.ts';
import { listSelects, selectsNeeded } from './list-select.ts';
import type { ActionRowComponent, FileComponent } from './payload.ts';

/** What stands under a block's text: the selects of a list, or a file. */
export type Beside = ActionRowComponent | FileComponent;

export interface BesideText {
  /** One entry for each block, in their order. */
  beside: Beside[][];
  /** What had no room, in words. */
  leftOut: string[];
}

/** Gives out `room` components in the order of the blocks; each thing under a text needs a text display of its own. */
export function besideText(
  blocks: readonly Block[],
  componentRoom: number,
  attachments: Attachments,
  ids: IdWriter,
): BesideText {
  const leftOut: string[] = [];
  let room = componentRoom;
  const beside = blocks.map((block): Beside[] => {
    const made = partsOf(block, room - 1);
    if (made.length > 0) room -= 1 + componentCount(made);
    return made;
  });
  return { beside, leftOut };

  function partsOf(block: Block, most: number): Beside[] {
    if (block.kind === 'list') {
      const selects = Math.max(0, Math.floor(most / 2));
      if (selectsNeeded(block) > selects) leftOut.push('choices from a long list');
      return listSelects(block, selects, ids);
    }
    if (block.kind !== 'file') return [];
    const hasRoom = most > 0 && attachments.files.length < DISCORD_LIMITS.attachments - 1;
    const { name, mediaType, content } = block;
    const component = hasRoom ? attachments.add({ name, mediaType, content }) : null;
    if (component === null) leftOut.push(`the file ${name}`);
    return component === null ? [] : [component];
  }
}

/** All components, nested ones included. */
export function componentCount(parts: readonly Beside[]): number {
  return parts.reduce((sum, part) => sum + (part.type === 1 ? 1 + part.components.length : 1), 0);
}
