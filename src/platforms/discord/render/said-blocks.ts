import type { Block, Document } from '../../../core/document/document.ts';
import { fitBlock } from './block-markdown.ts';
import { hasInk, tidyLine } from './plain-label.ts';

const NOTHING_TO_SHOW = 'There is nothing to show here.';

/** Enough to see whether there is anything. */
const A_FEW_CHARACTERS = 200;

/** These alone do not say what they are. */
const NEEDS_WORDS: readonly Block['kind'][] = ['chart', 'file', 'code', 'note'];

/**
 * The blocks that have something to show, the summary before them where no other words say what they are.
 * `hasControls`: whether lists have selects and files are attached, which show without words.
 */
export function saidBlocks({ summary, blocks }: Document, look: { hasControls: boolean }): Block[] {
  const shown = blocks.filter((block) => isSeen(block, look.hasControls));
  if (shown.some(({ kind }) => !NEEDS_WORDS.includes(kind))) return shown;
  const hasSummary = hasInk(tidyLine(summary));
  if (!hasSummary && shown.length > 0) return shown;
  return [{ kind: 'paragraph', text: [{ text: hasSummary ? summary : NOTHING_TO_SHOW }] }, ...shown];
}

function isSeen(block: Block, hasControls: boolean): boolean {
  const { text, cut } = fitBlock(block, A_FEW_CHARACTERS);
  if (text !== '' || cut) return true;
  const hasChoices = block.kind === 'list' && block.items.some(({ call }) => call !== undefined);
  return hasControls && (block.kind === 'file' || hasChoices);
}
