import type { Action, Block, Document } from '../../../core/document/document.ts';
import { DISCORD_HOUSE_LIMITS, DISCORD_LIMITS } from '../limits.ts';
import { fitBlock } from './block-markdown.ts';
import { fitParts } from './fit-parts.ts';
import { noticeText } from './notice.ts';
import { hasInk } from './plain-label.ts';
import { saidBlocks } from './said-blocks.ts';

const BETWEEN_BLOCKS = '\n\n';

/**
 * A document as the `content` of a message without components, at most 2000 characters and never empty: links
 * among the actions as a line of text, buttons left out, files named.
 */
export function renderPlain(document: Document): string {
  const blocks = [...saidBlocks(document, { hasControls: false }), ...linkLine(document.actions)];
  const parts = blocks.map((block) => (most: number) => fitBlock(block, most));
  const room = DISCORD_LIMITS.contentCharacters - DISCORD_HOUSE_LIMITS.noticeCharacters;
  const texts = fitParts(parts, room, {
    joiner: BETWEEN_BLOCKS,
    leastPart: DISCORD_HOUSE_LIMITS.leastLineCharacters,
  });
  const notice = noticeText(
    texts.some(({ cut }) => cut),
    [],
    false,
  );
  const shown = texts.map(({ text }) => text).filter(hasInk);
  return [...shown, ...(notice === null ? [] : [notice])].join(BETWEEN_BLOCKS);
}

function linkLine(actions: readonly Action[]): Block[] {
  const links = actions.filter(
    (action): action is Extract<Action, { kind: 'link' }> => action.kind === 'link',
  );
  if (links.length === 0) return [];
  const spans = links.flatMap(({ label, href }, index) => [
    ...(index === 0 ? [] : [{ text: ' · ' }]),
    { text: label, href },
  ]);
  return [{ kind: 'paragraph', text: spans }];
}
