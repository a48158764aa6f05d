import { fieldsOf, listOf, textOf } from './json.ts';
import { type Control, controlsOf, readableBlocks } from './readable.ts';
import type { Channel, Message, View, Workspace } from './workspace.ts';

/** A message as one person sees it. */
export interface SeenMessage {
  ts: string;
  threadTs: string | null;
  author: string;
  /** The words shown: those of the blocks, or the text where there are none. */
  text: string;
  /** The sentence for notifications and screen readers. */
  spoken: string;
  buttons: string[];
  /** Only this person sees it. */
  isPrivate: boolean;
  edits: number;
  cards: { url: string; text: string }[];
  files: { name: string; content: string }[];
  message: Message;
}

/** What a person sees in a channel or DM, oldest first: what is for all, and what is for them alone. */
export function visibleTo(channel: Channel, user: string): SeenMessage[] {
  if (!channel.members.has(user) && channel.kind !== 'public') return [];
  return channel.messages.filter((each) => each.onlyFor === null || each.onlyFor === user).map(seen);
}

export interface SeenView {
  view: View;
  title: string;
  text: string;
  buttons: string[];
  controls: Control[];
}

export function seenHome(workspace: Workspace, user: string): SeenView | null {
  const home = workspace.homes.get(user);
  return home === undefined ? null : seenView(home);
}

export function seenModal(workspace: Workspace, user: string): SeenView | null {
  const modal = workspace.modals.get(user)?.at(-1);
  return modal === undefined ? null : seenView(modal);
}

function seen(message: Message): SeenMessage {
  const { ts, threadTs, author, blocks, edits } = message;
  const unfurls = [...message.unfurls.values()];
  const controls = controlsOf([...blocks, ...unfurls.flatMap((card) => listOf(card.blocks))]);
  return {
    ts,
    threadTs,
    author,
    text: blocks.length === 0 ? message.text : readableBlocks(blocks),
    spoken: message.text,
    buttons: labels(controls),
    isPrivate: message.onlyFor !== null,
    edits,
    cards: [...message.unfurls].map(([url, card]) => ({ url, text: readableBlocks(listOf(card.blocks)) })),
    files: message.files.map(({ name, content }) => ({ name, content })),
    message,
  };
}

function seenView(view: View): SeenView {
  const blocks = listOf(view.content.blocks);
  const controls = controlsOf(blocks);
  const title = textOf(fieldsOf(view.content.title).text);
  return { view, title, text: readableBlocks(blocks), buttons: labels(controls), controls };
}

function labels(controls: readonly Control[]): string[] {
  return controls.filter(({ element }) => element.type === 'button').map(({ label }) => label);
}
