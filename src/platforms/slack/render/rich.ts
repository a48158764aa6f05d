import type { RichTextBlock, RichTextElement, RichTextSection, RichTextText } from '@slack/types';
import type { RichText, Span } from '../../../core/document/document.ts';
import { inertLine } from '../../../core/document/inert-text.ts';
import { slackHref } from './href.ts';
import { isBlank } from './text.ts';

type Style = NonNullable<RichTextText['style']>;

const STYLES: Readonly<Record<NonNullable<Span['style']>, Style>> = {
  strong: { bold: true },
  emphasis: { italic: true },
  code: { code: true },
};

/**
 * Rich text as elements of rich_text, which Slack shows as they are: no markup, mention or address in the text takes
 * effect. Empty when there is nothing to see. `strong` makes all of it bold.
 */
export function toElements(rich: RichText, look: { strong?: boolean } = {}): RichTextElement[] {
  if (isBlankRich(rich)) return [];
  return rich.flatMap((span) => spanElement(span, look.strong === true));
}

export function textElement(text: string, style?: Style): RichTextText {
  return style === undefined ? { type: 'text', text } : { type: 'text', text, style };
}

export function section(elements: RichTextElement[]): RichTextSection {
  return { type: 'rich_text_section', elements };
}

/** A block of the parts that have something to show, or none at all: Slack refuses empty ones. */
export function richBlocks(parts: RichTextBlock['elements']): RichTextBlock[] {
  const elements = parts.filter((part) => part.elements.length > 0);
  return elements.length === 0 ? [] : [{ type: 'rich_text', elements }];
}

export function isBlankRich(rich: RichText): boolean {
  return rich.every((span) => isBlank(inertLine(span.text)));
}

function spanElement(span: Span, strong: boolean): RichTextElement[] {
  const text = inertLine(span.text);
  if (text === '') return [];
  const style = spanStyle(span, strong);
  const url = isBlank(text) ? null : slackHref(span.href);
  if (url === null) return [textElement(text, style)];
  return [style === undefined ? { type: 'link', url, text } : { type: 'link', url, text, style }];
}

function spanStyle(span: Span, strong: boolean): Style | undefined {
  const own = span.style === undefined ? undefined : STYLES[span.style];
  return strong ? { ...own, bold: true } : own;
}
