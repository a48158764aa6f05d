import type {
  ActionsBlock,
  Button,
  KnownBlock,
  PlainTextOption,
  RichTextElement,
  RichTextSection,
} from '@slack/types';
import type { Call, ListItem } from '../../../core/document/document.ts';
import { flatten } from '../../../core/document/rich-text.ts';
import { SLACK_LIMITS, SLACK_STYLE } from '../limits.ts';
import { callButton, rows } from './actions.ts';
import type { NextId } from './ids.ts';
import { isBlankRich, richBlocks, section, textElement, toElements } from './rich.ts';
import { plainText } from './text.ts';
import { buttonValue, optionValue } from './token.ts';

interface Choice {
  number: number;
  item: ListItem;
  call: Call;
}

/** Stands for a title that has nothing to see. */
const NO_TITLE = '(no title)';

/**
 * A list as text; where its items can be chosen, a row of buttons with their numbers follows, or, for more than ten,
 * a menu. A list to choose from is numbered even when it would have bullets, so that its buttons can be told apart.
 */
export function renderList(items: readonly ListItem[], start: number | null, nextId: NextId): KnownBlock[] {
  const choosable = items.some((item) => item.call !== undefined);
  if (start === null && !choosable) return bullets(items);
  const first = start ?? 1;
  const lines = items.map((item, index) => itemSection(item, `${first + index}. `));
  return [...richBlocks([section(onOwnLines(lines))]), ...choices(choicesOf(items, first), nextId)];
}

function bullets(items: readonly ListItem[]): KnownBlock[] {
  const elements = items.map((item) => itemSection(item, '')).filter((each) => each.elements.length > 0);
  if (elements.length === 0) return [];
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements }] }];
}

function itemSection(item: ListItem, marker: string): RichTextSection {
  const detail = toElements(item.detail ?? []);
  const title = toElements(item.title, { strong: detail.length > 0 });
  const shown = title.length === 0 && marker !== '' ? [textElement(NO_TITLE)] : title;
  return section([
    ...(marker === '' ? [] : [textElement(marker)]),
    ...shown,
    ...(shown.length > 0 && detail.length > 0 ? [textElement('\n')] : []),
    ...detail,
  ]);
}

/** An item a line; an empty line keeps items of two lines apart. */
function onOwnLines(items: readonly RichTextSection[]): RichTextElement[] {
  const twoLines = items.some(({ elements }) => elements.some(isLineBreak));
  const gap = textElement(twoLines ? '\n\n' : '\n');
  return items.flatMap(({ elements }, index) => (index === 0 ? elements : [gap, ...elements]));
}

function isLineBreak(element: RichTextElement): boolean {
  return element.type === 'text' && element.text === '\n';
}

function choicesOf(items: readonly ListItem[], first: number): Choice[] {
  return items.flatMap((item, index) =>
    item.call === undefined ? [] : [{ number: first + index, item, call: item.call }],
  );
}

function choices(chosen: readonly Choice[], nextId: NextId): ActionsBlock[] {
  if (chosen.length <= SLACK_STYLE.itemsWithButtons) return numberedButtons(chosen, nextId);
  const menus = Math.ceil(chosen.length / SLACK_LIMITS.options);
  return Array.from({ length: menus }, (_, index) =>
    menu(chosen.slice(index * SLACK_LIMITS.options, (index + 1) * SLACK_LIMITS.options), nextId),
  ).flat();
}

function numberedButtons(chosen: readonly Choice[], nextId: NextId): ActionsBlock[] {
  const buttons = chosen.flatMap((choice): Button[] => {
    const value = buttonValue(choice.call, chosen.length);
    if (value === '') return [];
    return [callButton(String(choice.number), choiceLine(choice), value, nextId('call'))];
  });
  return rows(buttons);
}

/** Slack tells options apart by their value alone, so of equal ones the first stands. */
function menu(chosen: readonly Choice[], nextId: NextId): ActionsBlock[] {
  const byValue = new Map<string, PlainTextOption>();
  for (const choice of chosen) {
    const value = optionValue(choice.call);
    if (value === '' || byValue.has(value)) continue;
    byValue.set(value, { text: plainText(SLACK_LIMITS.optionText, choiceLine(choice)), value });
  }
  const options = [...byValue.values()];
  if (options.length === 0) return [];
  const placeholder = plainText(SLACK_LIMITS.placeholder, 'Choose one');
  return [
    {
      type: 'actions',
      elements: [{ type: 'static_select', action_id: nextId('pick'), placeholder, options }],
    },
  ];
}

function choiceLine({ number, item }: Choice): string {
  return `${number}. ${isBlankRich(item.title) ? NO_TITLE : flatten(item.title)}`;
}
