import type { Document } from '../../core/document/document.ts';
import { type Answering, attempt, type Outcome } from './answering.ts';
import { type DiscordMessage, type RenderSettings, renderMessage, renderPlain } from './render/index.ts';
import { plainMessage } from './send.ts';

/**
 * Delivers a document as its card; where Discord refuses the form of that, as plain text, so that the person has
 * an answer while the log has the reason. `isPlain` tells the second attempt.
 */
export async function deliverInSomeForm<T>(
  answering: Answering,
  document: Document,
  settings: RenderSettings,
  deliver: (message: DiscordMessage, isPlain: boolean) => Promise<T>,
): Promise<Outcome<T>> {
  const sent = await attempt(answering, () => deliver(renderMessage(document, settings), false));
  if (sent.ok || sent.failure !== 'payload-refused') return sent;
  return attempt(answering, () => deliver(plainMessage(renderPlain(document)), true));
}
