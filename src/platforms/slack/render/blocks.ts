import type { KnownBlock, RichTextElement } from '@slack/types';
import type { Fact, RichText } from '../../../core/document/document.ts';
import { inertBlock, inertLine } from '../../../core/document/inert-text.ts';
import { flatten, text } from '../../../core/document/rich-text.ts';
import { SLACK_LIMITS, SLACK_STYLE } from '../limits.ts';
import { slackHref } from './href.ts';
import type { NextId } from './ids.ts';
import { renderList } from './list.ts';
import type { PictureBlock, TextBlock } from './readable.ts';
import { isBlankRich, richBlocks, section, textElement, toElements } from './rich.ts';
import { isBlank, plainText } from './text.ts';

/** One block of a document as Slack's blocks; none where there is nothing to see. */
export function renderBlock(block: TextBlock, nextId: NextId): KnownBlock[] {
  switch (block.kind) {
    case 'heading':
      return heading(block.text);
    case 'paragraph':
      return richBlocks([section(toElements(block.text))]);
    case 'facts':
      return richBlocks([section(factLines(block.facts))]);
    case 'list':
      return renderList(block.items, block.start, nextId);
    case 'quote':
      return richBlocks([{ type: 'rich_text_quote', elements: toElements(block.text) }]);
    case 'code':
      return preformatted(block.text);
    case 'note':
      return note(block.text);
    case 'picture':
      return picture(block);
  }
}

/** A header block where it can carry the heading: it takes 150 characters and no link. */
function heading(rich: RichText): KnownBlock[] {
  if (isBlankRich(rich)) return [];
  const line = inertLine(flatten(rich)).trim();
  if (line.length > SLACK_LIMITS.header || hasLink(rich)) {
    return richBlocks([section(toElements(rich, { strong: true }))]);
  }
  return [{ type: 'header', text: plainText(SLACK_LIMITS.header, line) }];
}

function factLines(facts: readonly Fact[]): RichTextElement[] {
  const lines = facts.map(factLine).filter((line) => line.length > 0);
  return lines.flatMap((line, index) => (index === 0 ? line : [textElement('\n'), ...line]));
}

function factLine(fact: Fact): RichTextElement[] {
  const value = toElements(fact.value);
  const end = value.length > 0 ? ': ' : '';
  const label = isBlank(inertLine(fact.label))
    ? []
    : toElements(text(`${fact.label}${end}`), { strong: true });
  return [...label, ...value];
}

function preformatted(code: string): KnownBlock[] {
  const lines = inertBlock(code);
  if (isBlank(lines)) return [];
  return richBlocks([{ type: 'rich_text_preformatted', elements: [textElement(lines)] }]);
}

/** Small print; as text where it is long or has a link, which plain text cannot carry. */
function note(rich: RichText): KnownBlock[] {
  if (isBlankRich(rich)) return [];
  const line = inertLine(flatten(rich)).trim();
  if (line.length > SLACK_STYLE.note || hasLink(rich)) return richBlocks([section(toElements(rich))]);
  return [{ type: 'context', elements: [plainText(SLACK_STYLE.note, line)] }];
}

/** A file of the app's own, which Slack shows wherever the app itself puts it. */
function picture({ file, alt }: PictureBlock): KnownBlock[] {
  const { text: alt_text } = plainText(SLACK_LIMITS.altText, alt);
  return [{ type: 'image', slack_file: { id: file }, alt_text }];
}

function hasLink(rich: RichText): boolean {
  return rich.some((span) => slackHref(span.href) !== null);
}
