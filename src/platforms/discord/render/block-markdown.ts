import type { Block, Fact, ListItem, RichText } from '../../../core/document/document.ts';
import { DISCORD_HOUSE_LIMITS } from '../limits.ts';
import { fitChart } from './chart-markdown.ts';
import { fitCode } from './code-block.ts';
import { type Fitted, fitJoined, NOTHING } from './fit-parts.ts';
import { hasInk, plainLabel } from './plain-label.ts';
import { fitRich } from './rich-markdown.ts';

const LINES = { joiner: '\n', leastPart: DISCORD_HOUSE_LIMITS.leastLineCharacters };

/** Discord numbers a list of its own from 0 up to this; beyond it the number is only text. */
const HIGHEST_NUMBER = 999_999;

/** A block as Discord Markdown in at most `most` characters. A file is only named: it goes beside the text. */
export function fitBlock(block: Block, most: number): Fitted {
  switch (block.kind) {
    case 'heading':
      return prefixed('## ', block.text, most);
    case 'paragraph':
      return fitRich(block.text, most);
    case 'note':
      return prefixed('-# ', block.text, most);
    case 'quote':
      return prefixed('> ', block.text, most);
    case 'facts':
      return fitJoined(
        block.facts.map((fact) => (room: number) => fitFact(fact, room)),
        most,
        LINES,
        moreLines,
      );
    case 'list':
      return fitJoined(
        block.items.map((item, index) => (room: number) => fitItem(item, marker(block.start, index), room)),
        most,
        LINES,
        moreLines,
      );
    case 'code':
      return fitCode(block.text, block.language, most);
    case 'chart':
      return fitChart(block.chart, most);
    case 'file':
      return prefixed('File: ', [{ text: block.name, style: 'code' }], most);
  }
}

function prefixed(prefix: string, rich: RichText, most: number): Fitted {
  const fitted = fitRich(rich, most - prefix.length);
  return fitted.text === '' ? fitted : { text: `${prefix}${fitted.text}`, cut: fitted.cut };
}

function fitFact({ label, value }: Fact, most: number): Fitted {
  const named = fitRich(
    [{ text: `${plainLabel(label, DISCORD_HOUSE_LIMITS.factLabelCharacters)}:`, style: 'strong' }],
    most,
  );
  const head = hasInk(label) ? `${named.text} ` : '';
  if (head.length >= most) return { text: '', cut: true };
  const fitted = fitRich(value, most - head.length);
  if (fitted.text === '' && head === '') return NOTHING;
  return { text: `${head}${fitted.text === '' ? '–' : fitted.text}`, cut: fitted.cut };
}

function fitItem(item: ListItem, mark: string, most: number): Fitted {
  const indent = ' '.repeat(mark.length);
  const detail = item.detail ?? [];
  const emphasised = detail.length === 0 ? item.title : item.title.map(strengthened);
  const title = fitRich(emphasised, most - mark.length);
  if (title.text === '') return prefixed(mark, detail, most);
  const head = `${mark}${title.text}`;
  const below = fitRich(detail, Math.max(0, most - head.length - indent.length - 1));
  const cut = title.cut || below.cut;
  return below.text === '' ? { text: head, cut } : { text: `${head}\n${indent}${below.text}`, cut };
}

function strengthened(span: RichText[number]): RichText[number] {
  return span.style === undefined ? { ...span, style: 'strong' } : span;
}

function marker(start: number | null, index: number): string {
  if (start === null) return '- ';
  const number = start + index;
  const isListNumber = Number.isInteger(number) && number >= 0 && number <= HIGHEST_NUMBER;
  return isListNumber ? `${number}. ` : `${number}: `;
}

function moreLines(count: number): string {
  return count === 1 ? '… and 1 more' : `… and ${count} more`;
}
