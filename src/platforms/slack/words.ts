import { reply, sentence } from '../../core/cards/reply.ts';
import type { Document, Reply } from '../../core/document/document.ts';

/** What the platform itself has to say, where the desk has not answered or Slack does not let it. */
export const APOLOGY: Reply = reply(
  sentence('Something went wrong on our side. Please try again in a moment.'),
);

export const NOTHING_TO_SHOW: Document = sentence('There is nothing to show for that.');

export const TOO_SLOW_TO_OPEN: Document = sentence('That took too long to open. Please press it once more.');

export const OLD_BUTTON: Document = sentence(
  'That button belongs to something I no longer have. Please ask again.',
);

export const FILE_GONE = 'That file is no longer there. Please send it again.';

export const FILE_UNREACHABLE = 'Slack could not be reached for that file. Please send it again in a moment.';

export const LACKS_FILES_READ =
  'I lack the permission files:read, so I cannot open files. An admin can add it by installing me again.';

export function fileNotSent(name: string, why: string): Document {
  return sentence(`The file ${name} could not be handed over: ${why}`);
}

export function fileInDm(name: string): Document {
  return sentence(`The file ${name} is in your direct message with me.`);
}

/** Why sharing did not work, and what mends it. */
export function notShared(code: string): Document {
  if (code === 'not_in_channel' || code === 'channel_not_found') {
    return sentence(
      'I am not in this channel yet, so I cannot share here. Type /invite @Broadsheet, then press Share again.',
    );
  }
  if (code === 'is_archived') return sentence('This channel is archived: nothing can be shared here.');
  if (code.startsWith('restricted_action')) {
    return sentence(
      'This channel does not let apps post, so I cannot share here. A channel manager can allow it.',
    );
  }
  return sentence('Slack did not let me share that just now. Please try again in a moment.');
}
