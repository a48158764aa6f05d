import type { Block, Call, ListItem } from '../../../core/document/document.ts';
import { flatten } from '../../../core/document/rich-text.ts';
import { DISCORD_LIMITS } from '../limits.ts';
import type { IdWriter } from './custom-id.ts';
import type { ActionRowComponent, SelectOption } from './payload.ts';
import { hasInk, plainLabel } from './plain-label.ts';

type List = Extract<Block, { kind: 'list' }>;

interface Choosable {
  item: ListItem;
  call: Call;
  /** Its number in the list; `null` in a list without numbers. */
  number: number | null;
}

/** How many selects a list needs for all its items that do something. */
export function selectsNeeded(list: List): number {
  return Math.ceil(choosable(list).length / DISCORD_LIMITS.selectOptions);
}

/** Selects for the items of a list that do something, each option with the item's number, at most `most` selects. */
export function listSelects(list: List, most: number, ids: IdWriter): ActionRowComponent[] {
  const items = choosable(list);
  const rows: ActionRowComponent[] = [];
  for (let start = 0; start < items.length && rows.length < most; start += DISCORD_LIMITS.selectOptions) {
    const some = items.slice(start, start + DISCORD_LIMITS.selectOptions);
    const options = some.map((each) => toOption(each, ids));
    rows.push({
      type: 1,
      components: [{ type: 3, custom_id: ids.select(), placeholder: placeholder(some), options }],
    });
  }
  return rows;
}

function choosable({ items, start }: List): Choosable[] {
  return items.flatMap((item, index) =>
    item.call === undefined ? [] : [{ item, call: item.call, number: start === null ? null : start + index }],
  );
}

function toOption({ item, call, number }: Choosable, ids: IdWriter): SelectOption {
  const title = flatten(item.title);
  const named = hasInk(title) ? title : 'Choose this one';
  const label = number === null ? named : `${number}. ${named}`;
  const detail = flatten(item.detail ?? []);
  const option = {
    label: plainLabel(label, DISCORD_LIMITS.optionLabelCharacters),
    value: ids.optionValue(call),
  };
  if (!hasInk(detail)) return option;
  return { ...option, description: plainLabel(detail, DISCORD_LIMITS.optionDescriptionCharacters) };
}

function placeholder(items: readonly Choosable[]): string {
  const first = items[0]?.number ?? null;
  const last = items.at(-1)?.number ?? null;
  if (first === null || last === null) return 'Choose one';
  return first === last ? `Choose number ${first}` : `Choose from ${first} to ${last}`;
}
