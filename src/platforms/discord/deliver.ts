import type { Document } from '../../core/document/document.ts';
import { type Answering, attempt, type Outcome } from './answering.ts';
import type { Failure } from './failures.ts';
import { paintedFor } from './pictures.ts';
import { type DiscordMessage, type RenderSettings, renderMessage, renderPlain } from './render/index.ts';
import { plainMessage } from './send.ts';

/**
 * Delivers a document as its card; where Discord refuses its pictures, as a place may where nobody attaches files, with
 * the charts in words; where it refuses the form of that, as plain text, so that the person has an answer while the
 * log has the reason. `isPlain` tells the last attempt.
 */
export async function deliverInSomeForm<T>(
  answering: Answering,
  document: Document,
  settings: RenderSettings,
  deliver: (message: DiscordMessage, isPlain: boolean) => Promise<T>,
): Promise<Outcome<T>> {
  const pictures = await paintedFor(answering, document);
  const deliverWith = (given: RenderSettings) =>
    attempt(answering, () => deliver(renderMessage(document, given), false));
  let sent = await deliverWith({ ...settings, pictures });
  if (pictures.size > 0 && !sent.ok && isRefused(sent.failure)) sent = await deliverWith(settings);
  if (sent.ok || sent.failure !== 'payload-refused') return sent;
  return attempt(answering, () => deliver(plainMessage(renderPlain(document)), true));
}

function isRefused(failure: Failure): boolean {
  return failure === 'payload-refused' || failure === 'place-refused';
}
