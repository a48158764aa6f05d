import type { PostRequest } from '../../../core/ports/messenger.ts';
import {
  type DiscordMessage,
  type Lead,
  leadPart,
  markerRow,
  renderMessage,
  renderPlain,
} from '../render/index.ts';
import { newMessage, type Outgoing, plainMessage } from '../send.ts';

const LEADS = { here: '@here', channel: '@everyone' } as const satisfies Record<string, Lead>;

/**
 * A message as it is posted. Its marker stands in a button, where it can be read back, and is its nonce: posted again
 * within minutes, Discord gives the first one back. It calls nobody but by a lead that was asked for.
 */
export function messageFor({ to, document, marker, form, mention }: PostRequest): Outgoing {
  const lead = mention === null || to.kind === 'person' ? null : LEADS[mention];
  const message =
    form === 'plain'
      ? inWords(renderPlain(document), marker.token, lead)
      : renderMessage(document, { share: false, marker: marker.token, lead });
  const { body, files } = newMessage(message, false);
  const allowed_mentions = { parse: lead === null ? [] : ['everyone'] };
  return { body: { ...body, allowed_mentions, nonce: marker.token, enforce_nonce: true }, files };
}

function inWords(content: string, marker: string, lead: Lead | null): DiscordMessage {
  const plain = plainMessage(content);
  return { ...plain, components: [...leadPart(lead), ...plain.components, markerRow(marker)] };
}
