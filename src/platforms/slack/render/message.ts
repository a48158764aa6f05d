import type { KnownBlock } from '@slack/types';
import type { Document } from '../../../core/document/document.ts';
import { inertLine } from '../../../core/document/inert-text.ts';
import type { Pictures } from '../../../core/document/paint-charts.ts';
import { plainText } from '../../../core/document/plain-text.ts';
import { MESSAGE_SURFACE, SLACK_LIMITS } from '../limits.ts';
import { fitDocument, NO_WORDS } from './fit.ts';
import { escapedWithin, isBlank } from './text.ts';

/** A file to upload beside the message (`files.uploadV2`). */
export interface SlackFile {
  name: string;
  mediaType: string;
  content: string;
}

/**
 * A document for chat.postMessage, chat.postEphemeral, chat.update or a response_url: all but `files` goes into the
 * call as it stands; the caller adds where it goes.
 */
export interface SlackMessage {
  /** A full sentence for screen readers and notifications, escaped, at most 4,000 characters. */
  text: string;
  blocks: KnownBlock[];
  unfurl_links: false;
  unfurl_media: false;
  /** Files of the document, and its whole text where the message had to be shortened. */
  files: SlackFile[];
}

const WHOLE_ANSWER = 'whole-answer.txt';

export interface MessageSettings {
  /** Whether *Share* is offered where the document can be shared, as on a private answer in a channel. */
  share: boolean;
  /** Charts whose pictures were uploaded, by Slack's ids of the files; the others are shown in words. */
  pictures?: Pictures<string>;
}

export function renderMessage(document: Document, settings: MessageSettings): SlackMessage {
  const { pictures } = settings;
  const { blocks, shortened } = fitDocument({
    document,
    ...(pictures === undefined ? {} : { pictures }),
    surface: MESSAGE_SURFACE,
    share: settings.share,
    restNote: `Shortened to fit here: the file ${WHOLE_ANSWER} has all of it.`,
  });
  return {
    text: messageText(document),
    blocks,
    unfurl_links: false,
    unfurl_media: false,
    files: [...documentFiles(document), ...(shortened ? [wholeAnswer(document)] : [])],
  };
}

/** What a screen reader says of a message, since it reads `text` and not the blocks. */
export function messageText(document: Document): string {
  const line = inertLine(document.summary).trim();
  return escapedWithin(isBlank(line) ? NO_WORDS : line, SLACK_LIMITS.text);
}

function documentFiles(document: Document): SlackFile[] {
  return document.blocks.flatMap((block) =>
    block.kind === 'file' ? [{ name: block.name, mediaType: block.mediaType, content: block.content }] : [],
  );
}

/** The document's files are handed over themselves. */
function wholeAnswer(document: Document): SlackFile {
  const blocks = document.blocks.filter((block) => block.kind !== 'file');
  return { name: WHOLE_ANSWER, mediaType: 'text/plain', content: `${plainText({ ...document, blocks })}\n` };
}
