import type { Block, Chart } from '../../../core/document/document.ts';
import type { Pictures } from '../../../core/document/paint-charts.ts';
import { DISCORD_LIMITS } from '../limits.ts';
import type { Attachments } from './attachments.ts';
import type { IdWriter } from './custom-id.ts';
import { listSelects, selectsNeeded } from './list-select.ts';
import type { ActionRowComponent, FileComponent, MediaGalleryComponent } from './payload.ts';
import { plainLabel } from './plain-label.ts';

/** What stands under a block's text, or in its place: the selects of a list, a file, the picture of a chart. */
export type Beside = ActionRowComponent | FileComponent | MediaGalleryComponent;

const PICTURE_NAME = 'chart.png';

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
  pictures: Pictures,
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
    const hasRoom = most > 0 && attachments.files.length < DISCORD_LIMITS.attachments - 1;
    if (block.kind === 'chart') return hasRoom ? pictureOf(block.chart, pictures, attachments) : [];
    if (block.kind !== 'file') return [];
    const { name, mediaType, content } = block;
    const url = hasRoom ? attachments.add({ name, mediaType, content }) : null;
    if (url === null) leftOut.push(`the file ${name}`);
    return url === null ? [] : [{ type: 13, file: { url } }];
  }
}

/** A chart without a picture, or without room for it, stays in words. */
function pictureOf(chart: Chart, pictures: Pictures, attachments: Attachments): MediaGalleryComponent[] {
  const picture = pictures.get(chart);
  if (picture === undefined) return [];
  const url = attachments.add({ name: PICTURE_NAME, mediaType: 'image/png', content: picture.png });
  if (url === null) return [];
  const description = plainLabel(chart.alt, DISCORD_LIMITS.mediaDescriptionCharacters);
  return [{ type: 12, items: [{ media: { url }, description }] }];
}

/** All components, nested ones included. */
export function componentCount(parts: readonly Beside[]): number {
  return parts.reduce((sum, part) => sum + (part.type === 1 ? 1 + part.components.length : 1), 0);
}
