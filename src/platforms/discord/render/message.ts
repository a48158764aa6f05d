import type { Block, Document } from '../../../core/document/document.ts';
import type { Pictures } from '../../../core/document/paint-charts.ts';
import { plainText } from '../../../core/document/plain-text.ts';
import { ACCENT_COLOUR, DISCORD_HOUSE_LIMITS, DISCORD_LIMITS } from '../limits.ts';
import { actionRows } from './action-rows.ts';
import { type Attachments, createAttachments } from './attachments.ts';
import { type Beside, besideText, componentCount } from './beside-text.ts';
import { fitBlock } from './block-markdown.ts';
import { createIdWriter } from './custom-id.ts';
import { type Fitted, fitParts, NOTHING } from './fit-parts.ts';
import { withMarkerButton } from './marker.ts';
import { noticeText } from './notice.ts';
import {
  type ContainerPart,
  type DiscordMessage,
  type FileComponent,
  IS_COMPONENTS_V2,
  type Lead,
  type TextDisplayComponent,
} from './payload.ts';
import { hasInk } from './plain-label.ts';
import { saidBlocks } from './said-blocks.ts';

export interface RenderSettings {
  /** Whether *Share* is put under a document that can be shared: on private answers in a channel. */
  share: boolean;
  /** Told by a button of the message, so that it is known again; see marker.ts. */
  marker?: string | null;
  /** *Show me* is put under the document, for the answer that is kept under this name. */
  kept?: string | null;
  /** Stands before the card and rings only where whoever sends lets it. */
  lead?: Lead | null;
  /** Charts that were painted: each is shown as its picture, the others in words. */
  pictures?: Pictures;
}

/** The lead, the container, the text it begins with, the notice at its end, and the file with the whole text. */
const FIXED_COMPONENTS = 5;

const LONGEST_LEAD: Lead = '@everyone';

const TEXT_ROOM = DISCORD_LIMITS.textCharacters - DISCORD_HOUSE_LIMITS.noticeCharacters - LONGEST_LEAD.length;

const NO_PICTURES: Pictures = new Map();

const BETWEEN_BLOCKS = '\n\n';

const WHOLE_ANSWER = 'whole-answer.txt';

/**
 * A document as one card of components v2. All its text is inert and all bounds are kept: what is too long is cut at
 * a word's end, the card says so, and the whole text goes along as a file.
 */
export function renderMessage(told: Document, settings: RenderSettings): DiscordMessage {
  const { marker = null, lead = null, pictures = NO_PICTURES } = settings;
  const document = marker === null ? told : withMarkerButton(told, marker);
  const ids = createIdWriter(marker);
  const attachments = createAttachments();
  const actions = actionRows(document, settings, ids);
  const blocks = saidBlocks(document, { hasControls: true });
  const room = DISCORD_LIMITS.components - FIXED_COMPONENTS - componentCount(actions.rows);
  const { beside, leftOut } = besideText(blocks, room, attachments, ids, pictures);
  const texts = textsOf(blocks, beside);
  const isCut = texts.some(({ cut }) => cut);
  const missing = [...leftOut, ...actions.leftOut];
  const whole = isCut || missing.length > 0 ? attachWhole(document, beside, attachments) : null;
  const parts = [
    ...cardParts(texts, beside),
    ...noticePart(isCut, missing, whole),
    ...(whole === null ? [] : [whole]),
    ...actions.rows,
  ];
  return {
    flags: IS_COMPONENTS_V2,
    components: [...leadPart(lead), { type: 17, accent_color: ACCENT_COLOUR, components: parts }],
    allowed_mentions: { parse: [] },
    files: attachments.files,
  };
}

export function leadPart(lead: Lead | null): TextDisplayComponent[] {
  return lead === null ? [] : [{ type: 10, content: lead }];
}

function textsOf(blocks: readonly Block[], beside: readonly Beside[][]): Fitted[] {
  const parts = blocks.map((block, index) => (most: number) => {
    const isBeside = block.kind === 'file' || block.kind === 'chart';
    const isAttached = isBeside && (beside[index] ?? []).length > 0;
    return isAttached ? NOTHING : fitBlock(block, most);
  });
  return fitParts(parts, TEXT_ROOM, {
    joiner: BETWEEN_BLOCKS,
    leastPart: DISCORD_HOUSE_LIMITS.leastPartCharacters,
  });
}

/** The whole document in plain text as a file; `null` when even that is too large. Files attached are not repeated. */
function attachWhole(
  document: Document,
  beside: readonly Beside[][],
  attachments: Attachments,
): FileComponent | null {
  const hasFiles = beside.some((parts) => parts.some(({ type }) => type === 13));
  const blocks = hasFiles ? document.blocks.filter(({ kind }) => kind !== 'file') : document.blocks;
  const content = plainText({ ...document, blocks });
  const url = attachments.add({ name: WHOLE_ANSWER, mediaType: 'text/plain; charset=utf-8', content });
  return url === null ? null : { type: 13, file: { url } };
}

/** One text display for all blocks between two things that are not text. */
function cardParts(texts: readonly Fitted[], beside: readonly Beside[][]): ContainerPart[] {
  const parts: ContainerPart[] = [];
  let open: string[] = [];
  const close = () => {
    if (open.length > 0) parts.push({ type: 10, content: open.join(BETWEEN_BLOCKS) });
    open = [];
  };
  for (const [index, { text }] of texts.entries()) {
    if (hasInk(text)) open.push(text);
    const under = beside[index] ?? [];
    if (under.length > 0) close();
    parts.push(...under);
  }
  close();
  return parts;
}

function noticePart(
  isCut: boolean,
  missing: readonly string[],
  whole: FileComponent | null,
): ContainerPart[] {
  const content = noticeText(isCut, missing, whole !== null);
  return content === null ? [] : [{ type: 10, content }];
}
