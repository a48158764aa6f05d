import type { MessageAttachment } from '@slack/types';
import type { Document } from '../../../core/document/document.ts';

/** One value of chat.unfurl's `unfurls`: blocks and a fallback sentence. Buttons in it work as in a message. */
export function renderUnfurl(document: Document): MessageAttachment {
  void document;
  return { blocks: [], fallback: '' };
}
