/**
 * Slack writes what people type with `&`, `<` and `>` as entities, and links, channels and people in angle brackets
 * (https://docs.slack.dev/messaging/formatting-message-text). These undo it.
 */

const LINK = /<((?:https?:\/\/|mailto:)[^<>|\s]+)(?:\|([^<>]*))?>/g;
const MENTION = /<([@#!])([^<>|\s]+)(?:\|([^<>]*))?>/g;
const ENTITY = /&(amp|lt|gt);/g;

const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };

/**
 * The text as the person typed it. A mention becomes a name, but for those of people where `keepPeople` says that it
 * matters who is meant.
 */
export function typedText(text: string, { keepPeople = false } = {}): string {
  return text
    .replace(LINK, (_whole, address: string, label: string | undefined) => typedLink(address, label))
    .replace(MENTION, (whole, sign: string, id: string, label: string | undefined) =>
      keepPeople && sign === '@' ? whole : typedMention(whole, sign, id, label),
    )
    .replace(ENTITY, (whole, name: string) => CHARACTERS[name] ?? whole);
}

/** The text without mentions of one person, such as the app itself. */
export function withoutMention(text: string, userId: string): string {
  const parts = text.split(/(<@[^<>\s]+>)/);
  const isMention = (part: string) => part === `<@${userId}>` || part.startsWith(`<@${userId}|`);
  return parts
    .filter((part) => !isMention(part))
    .join('')
    .trim();
}

/** Slack makes `arxiv.org/abs/1` a link by itself: then the label is what was typed. Else the address counts. */
function typedLink(address: string, label: string | undefined): string {
  if (label === undefined || label === '') return address.replace(/^mailto:/, '');
  return address.includes(label) ? label : address;
}

function typedMention(whole: string, sign: string, id: string, label: string | undefined): string {
  if (sign === '#') return `#${label === undefined || label === '' ? id : label}`;
  if (label !== undefined && label !== '') return sign === '@' ? `@${label}` : label;
  return sign === '!' ? `@${id}` : whole;
}
