import type { KnownBlock, RichTextBlock } from '@slack/types';
import type { Document } from '../../../core/document/document.ts';
import { inertLine } from '../../../core/document/inert-text.ts';
import { plainText as wordsOf } from '../../../core/document/plain-text.ts';
import { text } from '../../../core/document/rich-text.ts';
import { MESSAGE_SURFACE, SLACK_LIMITS, type Surface } from '../limits.ts';
import { fitDocument, NO_WORDS } from './fit.ts';
import { messageText } from './message.ts';
import { section } from './rich.ts';
import { cutForEscaping, isBlank } from './text.ts';

/** A message that stands on its own: no files come with it, and nothing that was cut can be had elsewhere. */
export interface SlackPost {
  text: string;
  blocks: KnownBlock[];
  unfurl_links: false;
  unfurl_media: false;
}

export interface PostLook {
  /** The `block_id` of the first block; `null` for Slack's own. */
  blockId: string | null;
  mention: 'here' | 'channel' | null;
}

const SHORTENED = 'Shortened to fit here.';

/** Room for the call before everything else, and for its name on the first block. */
const POST_SURFACE: Surface = {
  ...MESSAGE_SURFACE,
  blocks: MESSAGE_SURFACE.blocks - 1,
  weight: MESSAGE_SURFACE.weight - 400,
};

/** A document for chat.postMessage or chat.update where nobody waits for files. */
export function renderPost(document: Document, look: PostLook): SlackPost {
  const { blocks } = fitDocument({
    document: withoutFiles(document),
    surface: POST_SURFACE,
    share: false,
    restNote: SHORTENED,
  });
  return asPost(document, look, blocks);
}

/** The same in words alone, in the one block that Slack surely takes. */
export function renderPlainPost(document: Document, look: PostLook): SlackPost {
  const words = wordsOf(withoutFiles({ ...document, actions: [] })).trim();
  const most = SLACK_LIMITS.sectionText;
  const whole = cutForEscaping(words, most);
  const cut = cutForEscaping(words, most - SHORTENED.length - 2);
  const shown = whole === words ? words : `${cut}\n\n${SHORTENED}`;
  const said = isBlank(shown) ? NO_WORDS : shown;
  return asPost(document, look, [
    { type: 'section', text: { type: 'plain_text', text: said, emoji: false } },
  ]);
}

function asPost(
  document: Document,
  { blockId, mention }: PostLook,
  blocks: readonly KnownBlock[],
): SlackPost {
  const [first, ...rest] = mention === null ? blocks : [callTo(mention), ...blocks];
  const named = first === undefined || blockId === null ? first : { ...first, block_id: blockId };
  return {
    text: messageText(document),
    blocks: named === undefined ? [] : [named, ...rest],
    unfurl_links: false,
    unfurl_media: false,
  };
}

/** The one element that calls people: text that reads like a call stays text. */
function callTo(range: 'here' | 'channel'): RichTextBlock {
  return { type: 'rich_text', elements: [section([{ type: 'broadcast', range }])] };
}

/** Says of each file that it is left out. */
function withoutFiles(document: Document): Document {
  const blocks = document.blocks.map((block) =>
    block.kind === 'file'
      ? ({ kind: 'note', text: text(`The file ${inertLine(block.name)} is not attached here.`) } as const)
      : block,
  );
  return { ...document, blocks };
}
