import type { Block, Call, ListItem } from '../../../../core/document/document.ts';
import { BusyButton } from '../parts/busy-button.tsx';
import { Rich } from './rich-text.tsx';

interface Props {
  list: Extract<Block, { kind: 'list' }>;
  onCall(call: Call): Promise<unknown>;
}

/** A list; an item that does something is a button as wide as the list. */
export function List({ list, onCall }: Props) {
  const items = list.items.map((item, index) => (
    <li key={index}>
      <Item item={item} onCall={onCall} />
    </li>
  ));
  const isMenu = list.items.some(({ call }) => call !== undefined);
  const look = isMenu ? 'items menu' : 'items';
  if (list.start === null) return <ul class={look}>{items}</ul>;
  return (
    <ol class={look} start={list.start}>
      {items}
    </ol>
  );
}

function Item({ item, onCall }: { item: ListItem; onCall: Props['onCall'] }) {
  const { call, detail } = item;
  if (call !== undefined && hasLink(item)) {
    return (
      <div class="item linked">
        <Words item={item} />
        <BusyButton class="button small" spoken={`Choose ${plain(item)}`} act={() => onCall(call)}>
          Choose
        </BusyButton>
      </div>
    );
  }
  if (call === undefined) return <Words item={item} />;
  return (
    <BusyButton class="item" act={() => onCall(call)}>
      <span class={detail === undefined ? 'item-title plain' : 'item-title'}>
        <Rich text={item.title} />
      </span>
      {detail !== undefined && (
        <span class="item-detail">
          <Rich text={detail} />
        </span>
      )}
    </BusyButton>
  );
}

function Words({ item: { title, detail } }: { item: ListItem }) {
  if (detail === undefined) return <Rich text={title} />;
  return (
    <div>
      <span class="item-title">
        <Rich text={title} />
      </span>
      <span class="item-detail">
        <Rich text={detail} />
      </span>
    </div>
  );
}

/** A link cannot stand inside a button. */
function hasLink({ title, detail = [] }: ListItem): boolean {
  return [...title, ...detail].some(({ href }) => href !== undefined);
}

function plain({ title }: ListItem): string {
  return title.map(({ text }) => text).join('');
}
