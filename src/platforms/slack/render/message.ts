import type { KnownBlock } from '@slack/types';
import type { Document } from '../../../core/document/document.ts';

/** What chat.postMessage, chat.update and a `respond` of a document take; the caller adds where it goes. */
export interface SlackMessage {
  /** A full sentence for screen readers and notifications, escaped, at most 4,000 characters. */
  text: string;
  blocks: KnownBlock[];
  unfurl_links: false;
  unfurl_media: false;
}

/** A file to upload beside the message (files.uploadV2); not part of the message itself. */
export interface SlackFile {
  name: string;
  mediaType: string;
  content: string;
}

export interface RenderedMessage {
  message: SlackMessage;
  files: SlackFile[];
}

export function renderMessage(document: Document, settings: { share: boolean }): SlackMessage & { files: SlackFile[] } {
  void settings;
  return { text: document.summary, blocks: [], unfurl_links: false, unfurl_media: false, files: [] };
}
