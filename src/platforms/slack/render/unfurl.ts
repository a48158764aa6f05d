import type { KnownBlock } from '@slack/types';
import type { Document } from '../../../core/document/document.ts';
import { UNFURL_SURFACE } from '../limits.ts';
import { fitDocument } from './fit.ts';
import { messageText } from './message.ts';

/** What stands under one link: `chat.unfurl({ …, unfurls: { [url]: renderUnfurl(document) } })`. */
export interface SlackUnfurl {
  /** The same in one sentence, for notifications. */
  fallback: string;
  blocks: KnownBlock[];
}

/** A document as the preview of a link; its buttons work as they do in a message. Files are not handed over. */
export function renderUnfurl(document: Document): SlackUnfurl {
  const { blocks } = fitDocument({
    document,
    surface: UNFURL_SURFACE,
    share: false,
    restNote: 'Shortened to fit here: ask for the paper to read all of it.',
  });
  return { fallback: messageText(document), blocks };
}
