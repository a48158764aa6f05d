import type { KnownBlock, RichTextBlock } from '@slack/types';
import type { Document } from '../../../core/document/document.ts';
import { inertLine } from '../../../core/document/inert-text.ts';
import type { Pictures } from '../../../core/document/paint-charts.ts';
import { SLACK_STYLE, type Surface } from '../limits.ts';
import { renderActions } from './actions.ts';
import { renderBlock } from './blocks.ts';
import { countIds } from './ids.ts';
import { readableBlocks, type TextBlock } from './readable.ts';
import { richBlocks, section, textElement } from './rich.ts';
import { shortenBlocks } from './shorten.ts';
import { cutText, isBlank, plainText } from './text.ts';
import { charactersOf, weightOf } from './weight.ts';

export interface Fitted {
  blocks: KnownBlock[];
  /** Something was cut or left out; a note says so. */
  shortened: boolean;
}

export interface Fitting {
  document: Document;
  surface: Surface;
  /** Whether *Share* is offered where the document has it. */
  share: boolean;
  /** Charts that are shown as pictures, with Slack's ids of their files. */
  pictures?: Pictures<string>;
  /** Says that something is left out, and where it is to be found. */
  restNote: string;
}

/** How near to the most that fits the search for a length comes, in characters. */
const PRECISION = 64;

/** Said where a document has neither text nor a summary. */
export const NO_WORDS = 'This answer has no words.';

/**
 * A document as the blocks one surface takes. What does not fit is cut at words' ends, the longest pieces first, until
 * Slack would take it; the buttons stay.
 */
export function fitDocument(fitting: Fitting): Fitted {
  const { document, surface } = fitting;
  const content = readableBlocks(document.blocks, fitting.pictures);
  if (charactersOf(content) > surface.characters) return longestThatFits(fitting, content);
  const whole = build(fitting, content, false);
  return fits(whole.blocks, surface) ? whole : longestThatFits(fitting, content);
}

/** By halving: from the most a surface may hold down to the summary with the buttons, which always fits. */
function longestThatFits(fitting: Fitting, content: readonly TextBlock[]): Fitted {
  let best = build(fitting, [], true);
  let longestFitting = 0;
  let tooLong = fitting.surface.characters;
  while (tooLong - longestFitting > PRECISION) {
    const length = Math.floor((longestFitting + tooLong) / 2);
    const candidate = build(fitting, shortenBlocks(content, length), true);
    if (fits(candidate.blocks, fitting.surface)) {
      best = candidate;
      longestFitting = length;
    } else {
      tooLong = length;
    }
  }
  return best;
}

function build(fitting: Fitting, content: readonly TextBlock[], cut: boolean): Fitted {
  const nextId = countIds();
  const shown = content.flatMap((block) => renderBlock(block, nextId));
  const actions = renderActions(fitting.document, nextId, fitting.share);
  const shortened = cut || actions.leftOut > 0;
  const blocks = [
    ...(shown.length === 0 ? summaryBlocks(fitting.document) : shown),
    ...(shortened ? [noteBlock(fitting.restNote)] : []),
    ...actions.blocks,
  ];
  return { blocks: blocks.length > fitting.surface.blocks ? mergeText(blocks) : blocks, shortened };
}

/** A message needs words: those of the summary where the blocks have none. */
function summaryBlocks(document: Document): KnownBlock[] {
  const line = inertLine(document.summary).trim();
  const words = isBlank(line) ? NO_WORDS : cutText(line, SLACK_STYLE.summaryShown);
  return richBlocks([section([textElement(words)])]);
}

function noteBlock(words: string): KnownBlock {
  return { type: 'context', elements: [plainText(SLACK_STYLE.note, words)] };
}

/** Neighbouring blocks of text as one: closer together than blocks are, but all there. */
function mergeText(blocks: readonly KnownBlock[]): KnownBlock[] {
  const merged: KnownBlock[] = [];
  for (const block of blocks) {
    const last = merged.at(-1);
    if (block.type === 'rich_text' && last?.type === 'rich_text') {
      merged[merged.length - 1] = joined(last, block);
    } else {
      merged.push(block);
    }
  }
  return merged;
}

/** Two paragraphs that meet become one with an empty line between, since Slack leaves no gap inside a block. */
function joined(first: RichTextBlock, second: RichTextBlock): RichTextBlock {
  const above = first.elements.at(-1);
  const [below, ...rest] = second.elements;
  if (above?.type !== 'rich_text_section' || below?.type !== 'rich_text_section') {
    return { type: 'rich_text', elements: [...first.elements, ...second.elements] };
  }
  const both = section([...above.elements, textElement('\n\n'), ...below.elements]);
  return { type: 'rich_text', elements: [...first.elements.slice(0, -1), both, ...rest] };
}

function fits(blocks: readonly KnownBlock[], surface: Surface): boolean {
  return (
    blocks.length <= surface.blocks &&
    charactersOf(blocks) <= surface.characters &&
    weightOf(blocks) <= surface.weight
  );
}
