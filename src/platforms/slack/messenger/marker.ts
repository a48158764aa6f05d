import type { Marker } from '../../../core/ports/messenger.ts';
import { type Fields, fieldsOf, listOf, textOf } from '../payload.ts';

/** What an issue is known by when the channel is read back: names of the metadata, by what the message is for. */
const EVENT_TYPES: Readonly<Record<Marker['role'], string>> = {
  issue: 'broadsheet_issue',
  thread: 'broadsheet_thread',
  notice: 'broadsheet_notice',
};

const BLOCK_ID = 'broadsheet:';

/** Message metadata (https://docs.slack.dev/messaging/message-metadata): unseen, and kept when a message is edited. */
export function metadataOf({ token, role, subscription, slot }: Marker) {
  return { event_type: EVENT_TYPES[role], event_payload: { marker: token, subscription, slot } };
}

/** The same on the first block, should metadata ever not come back. */
export function blockIdOf({ token, role }: Marker): string {
  return `${BLOCK_ID}${role}:${token}`;
}

/** Whether a message of ours, as the Web API gives it, has this marker in either place. */
export function bearsMarker(message: Fields, marker: Marker): boolean {
  const { event_type: type, event_payload: payload } = fieldsOf(message.metadata);
  const isInMetadata = type === EVENT_TYPES[marker.role] && fieldsOf(payload).marker === marker.token;
  return isInMetadata || blockIds(message).includes(blockIdOf(marker));
}

/** The marker on a message's first block, to be put on it again when it is edited; `null` where it has none. */
export function markerBlockId(message: Fields): string | null {
  return blockIds(message).find((id) => id.startsWith(BLOCK_ID)) ?? null;
}

function blockIds(message: Fields): string[] {
  return listOf(message.blocks).map((block) => textOf(block.block_id));
}
