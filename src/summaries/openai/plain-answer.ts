import { shorten } from '../../core/digest/shorten.ts';
import { inertBlock, inertLine } from '../../core/document/inert-text.ts';
import { sentencesOf } from '../../core/summarise/index.ts';

const SENTENCES = 3;
const LONGEST = 600;
/** What is shorter is no summary. */
const SHORTEST = 40;

/** How models say that they will not, in the first words. */
const REFUSAL =
  /^(?:(?:i['’]?m|i am)(?: very)? sorry|sorry\b|i (?:cannot|can['’]?t|won['’]?t|am unable)|as an ai\b|unfortunately,? i\b)/i;

/**
 * The text of a model as plain sentences that can do nothing but be read: markup, links, addresses, mentions and unseen
 * characters are gone; at most three sentences and 600 UTF-16 units. `null` for what is no summary.
 */
export function plainAnswer(answer: string): string | null {
  const text = withoutMarkup(answer.slice(0, 10 * LONGEST))
    .replace(/\s+/gu, ' ')
    .trim();
  if (text.length < SHORTEST || REFUSAL.test(text)) return null;
  const [first = '', ...others] = sentencesOf(text).slice(0, SENTENCES);
  return others.reduce(
    (said, sentence) => (said.length + 1 + sentence.length <= LONGEST ? `${said} ${sentence}` : said),
    shorten(first, LONGEST),
  );
}

function withoutMarkup(answer: string): string {
  // First what is unseen, which may stand within what is to go: `@\u200beveryone`.
  const text = inertBlock(answer)
    .replace(/<think>[\s\S]*?<\/think>/gi, ' ')
    .replace(/```[^\n]*/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\b(?:https?|ftp|mailto|javascript|data|slack|discord):\S*/gi, ' ')
    .replace(/\bwww\.\S+/gi, ' ')
    .replace(/^[ \t]*(?:#{1,6}|[-*+>]|\d+[.)])[ \t]+/gm, '')
    .replace(/\*\*|__|~~|\|\||`|[<>]/g, '')
    .replace(/(^|[\s(])[@#](?=[\p{L}\p{N}_])/gu, '$1');
  return inertLine(text);
}
