import { type ReadText, readMarkdown } from './read-markdown.ts';
import { allComponents, everyText, plainTexts } from './texts.ts';
import { COMPONENT_TYPE, MESSAGE_FLAG, type User } from './wire.ts';
import { type Channel, messagesIn, type StoredFile, type StoredMessage, type World } from './world.ts';

/** A message as someone in the channel sees it. */
export interface Seen {
  message: StoredMessage;
  /** All there is to read, labels and addresses of buttons too. */
  text: string;
  /** What its Markdown does. */
  read: ReadText;
  buttons: { label: string; url: string | null; disabled: boolean }[];
  /** Labels of what can be chosen from lists. */
  options: string[];
  files: StoredFile[];
  ephemeral: boolean;
  /** Still “thinking”. */
  loading: boolean;
}

/** What this person sees in a channel, oldest first. */
export function visibleTo(world: World, channel: Channel, user: User): Seen[] {
  return messagesIn(world, channel.id)
    .filter(({ onlyFor }) => onlyFor === null || onlyFor === user.id)
    .map(seen);
}

export function seen(message: StoredMessage): Seen {
  const { wire, files } = message;
  const read = readMarkdown(everyText(wire).join('\n'));
  const components = allComponents(wire.components);
  return {
    message,
    text: [read.text, ...plainTexts(wire.components)].join('\n'),
    read,
    buttons: components
      .filter(({ type }) => type === COMPONENT_TYPE.button)
      .map(({ label = '', url = null, disabled = false }) => ({ label, url, disabled })),
    options: components.flatMap(({ options = [] }) => options.map(({ label }) => label)),
    files,
    ephemeral: (wire.flags & MESSAGE_FLAG.ephemeral) !== 0,
    loading: (wire.flags & MESSAGE_FLAG.loading) !== 0,
  };
}
