import { type Fields, fieldsOf, listOf, textOf } from './json.ts';

/** The words of blocks as a person reads them; what leads somewhere is followed by its address. */
export function readableBlocks(blocks: readonly Fields[]): string {
  return blocks.map(readableBlock).filter(Boolean).join('\n');
}

/** Controls a person can work: buttons, menus and inputs, wherever in the blocks they stand. */
export function controlsOf(blocks: readonly Fields[]): Control[] {
  return blocks.flatMap((block, index) =>
    partsOf(block)
      .filter((part) => CONTROLS.has(textOf(part.type)))
      .map((element) => ({
        label: textOf(fieldsOf(element.text).text) || placeholderOf(element),
        blockId: blockIdOf(block, index),
        spoken: textOf(element.accessibility_label),
        element,
      })),
  );
}

export interface Control {
  /** The words on a button; for a menu or an input its placeholder. */
  label: string;
  /** What a screen reader says instead. */
  spoken: string;
  blockId: string;
  element: Fields;
}

/** Slack names the blocks an app leaves nameless. */
export function blockIdOf(block: Fields, index: number): string {
  return textOf(block.block_id) || `block-${index}`;
}

const CONTROLS = new Set([
  'button',
  'overflow',
  'static_select',
  'external_select',
  'plain_text_input',
  'conversations_select',
]);

function readableBlock(block: Fields): string {
  switch (block.type) {
    case 'rich_text':
      return listOf(block.elements).map(readableRich).join('\n');
    case 'image':
      return [readableText(block.title), textOf(block.alt_text)].filter(Boolean).join(' ');
    case 'table':
      return readableTable(block.rows);
    case 'divider':
      return '';
    default:
      return partsOf(block).map(readablePart).filter(Boolean).join(' ');
  }
}

/** The texts and elements of a block, in the order they are shown. */
function partsOf(block: Fields): Fields[] {
  return [
    ...listOf([block.text, block.label, block.hint].filter((part) => part !== undefined)),
    ...listOf(block.fields),
    ...listOf([block.accessory, block.element].filter((part) => part !== undefined)),
    ...listOf(block.elements),
  ];
}

function readablePart(part: Fields): string {
  switch (part.type) {
    case 'mrkdwn':
    case 'plain_text':
      return readableText(part);
    case 'button':
      return [readableText(part.text), textOf(part.url)].filter(Boolean).join(' ');
    case 'image':
      return textOf(part.alt_text);
    case 'overflow':
    case 'static_select':
      return [placeholderOf(part), ...optionsOf(part).map((option) => readableText(option.text))].join(' ');
    default:
      return [readableText(part.text), placeholderOf(part), textOf(part.initial_value)]
        .filter(Boolean)
        .join(' ');
  }
}

/** Options of a menu, grouped or not. */
export function optionsOf(element: Fields): Fields[] {
  return [
    ...listOf(element.options),
    ...listOf(element.option_groups).flatMap((group) => listOf(group.options)),
  ];
}

/** A text object as read: links show their label and address, entities become characters again. */
function readableText(value: unknown): string {
  const { type, text } = fieldsOf(value);
  if (type !== 'mrkdwn') return textOf(text);
  return textOf(text)
    .replace(/<(https?:[^>|]*)\|([^>]*)>/g, '$2 $1')
    .replace(/<(https?:[^>|]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function readableRich(element: Fields): string {
  switch (element.type) {
    case 'text':
      return textOf(element.text);
    case 'link':
      return [textOf(element.text), textOf(element.url)].filter(Boolean).join(' ');
    case 'rich_text_list':
      return listOf(element.elements)
        .map((item, index) => numbered(element, item, index))
        .join('\n');
    default:
      return listOf(element.elements).map(readableRich).join('');
  }
}

function numbered(list: Fields, item: Fields, index: number): string {
  const mark = list.style === 'ordered' ? `${Number(list.offset ?? 0) + index + 1}.` : '•';
  return `${mark} ${readableRich(item)}`;
}

function readableTable(rows: unknown): string {
  const lines = Array.isArray(rows) ? rows : [];
  return lines
    .map((row) =>
      listOf(row)
        .map((cell) => (cell.type === 'rich_text' ? readableBlock(cell) : textOf(cell.text)))
        .join(' '),
    )
    .join('\n');
}

function placeholderOf(element: Fields): string {
  return textOf(fieldsOf(element.placeholder).text);
}
