import { writeCall } from '../core/command/call-token.ts';
import type { Reply } from '../core/document/document.ts';

/** The ways `ask` can show a reply. */
export const REPLY_FORMS = ['text', 'json', 'slack', 'discord'] as const;

/**
 * The payload a platform would be sent for a reply: a message, or a modal for a form. `inChannel` says that the
 * answer is private among others, so that it can be shared.
 */
export async function payloadOf(
  reply: Reply,
  platform: 'slack' | 'discord',
  inChannel: boolean,
): Promise<unknown> {
  if (reply.kind === 'silence') return null;
  const share = inChannel && reply.kind === 'document' && reply.document.visibility === 'asker';
  if (platform === 'slack') {
    const { renderMessage, renderModal } = await import('../platforms/slack/render/index.ts');
    if (reply.kind === 'form') return renderModal(reply.form, writeCall(reply.form.submit));
    return renderMessage(reply.document, { share });
  }
  const { renderMessage, renderModal } = await import('../platforms/discord/render/index.ts');
  return reply.kind === 'form' ? renderModal(reply.form) : renderMessage(reply.document, { share });
}
