import type { KnownBlock } from '@slack/types';
import { escapeText } from './text.ts';

const UTF_8 = new TextEncoder();

/** Slack gives each block an id of its own, which counts. */
const BLOCK_ID = ',"block_id":"00000"'.length;

/**
 * What Slack is likely to count of blocks: their JSON, its text escaped, in UTF-8 bytes, and an id for each block.
 * No page says how it counts; each of these was seen to matter (limits.ts), so all are counted.
 */
export function weightOf(blocks: readonly KnownBlock[]): number {
  const json = escapeText(JSON.stringify(blocks));
  return blocks.length * BLOCK_ID + UTF_8.encode(json).length;
}

/** The characters of all text that is shown, escaped; of blocks before or after they are made Slack's. */
export function charactersOf(blocks: readonly unknown[]): number {
  let characters = 0;
  JSON.stringify(blocks, (key, value: unknown) => {
    if (key === 'text' && typeof value === 'string') characters += escapeText(value).length;
    return value;
  });
  return characters;
}
