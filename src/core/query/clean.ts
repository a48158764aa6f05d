import { inertLine } from '../document/inert-text.ts';
import { parseIdentifier } from '../identifiers/index.ts';

/** Text beyond this is not read at all; escapes and links shrink, so it is more than a question may hold. */
const LONGEST_READ_CHARACTERS = 8000;

/**
 * What a person typed as plain words: chat's links and escapes undone, unseen characters out (`inertLine`), runs
 * of white space made one space, at most `characters` UTF-16 units long.
 */
export function cleanTyped(typed: string, characters: number): string {
  const read = cutText(typed, LONGEST_READ_CHARACTERS);
  const visible = inertLine(unescapeChat(unwrapLinks(read)));
  return cutText(visible.replace(/\s+/gu, ' ').trim(), characters);
}

/** Text of at most `characters`, cut after a word where there is one, never inside a code point. */
export function cutText(text: string, characters: number): string {
  if (text.length <= characters) return text;
  const space = text.lastIndexOf(' ', characters);
  if (space > 0) return text.slice(0, space).trimEnd();
  const splitsPair = /[\uD800-\uDBFF]/.test(text.charAt(characters - 1));
  return text.slice(0, splitsPair ? characters - 1 : characters);
}

/**
 * `<https://…|label>` is how chat sends an address. One that leads to a paper is kept; any other stands for what
 * the person typed, which is the label: `Node.js` becomes a link too.
 */
function unwrapLinks(text: string): string {
  return text.replace(
    /<((?:https?:\/\/|mailto:)[^\s<>|]*)(?:\|([^<>|]*))?>/gi,
    (_, address: string, label?: string) =>
      label === undefined || parseIdentifier(address) !== null ? ` ${address} ` : label,
  );
}

const CHAT_ESCAPES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

function unescapeChat(text: string): string {
  return text.replace(/&(?:amp|lt|gt);/g, (escaped) => CHAT_ESCAPES[escaped] ?? escaped);
}
