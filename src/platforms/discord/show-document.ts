import type { Document } from '../../core/document/document.ts';
import type { Answering } from './answering.ts';
import { deliverInSomeForm } from './deliver.ts';
import type { Manner, Stage } from './manner.ts';
import { isSaidBeneath } from './placement.ts';
import type { DiscordMessage } from './render/index.ts';
import { changedMessage, newMessage, plainMessage } from './send.ts';

/** Shows a document as far as the answer is: at once, or as what follows; to the asker alone where others look on. */
export async function showDocument(
  answering: Answering,
  manner: Manner,
  stage: Stage,
  document: Document,
): Promise<void> {
  const ephemeral = manner.hasOnlookers && document.visibility === 'asker';
  const deliver = (message: DiscordMessage) =>
    stage !== 'fresh'
      ? deliverLater(answering, manner, stage, document, message, ephemeral)
      : deliverAtOnce(answering, manner, document, message, ephemeral);
  await deliverInSomeForm(answering, document, { share: ephemeral }, deliver);
}

/** What is for everyone never takes the place of a message that only the asker sees. */
function takesItsPlace({ by, hasOnlookers }: Manner, document: Document): boolean {
  const isForOthers = hasOnlookers && document.visibility === 'everyone';
  return by === 'change' && !isForOthers && !isSaidBeneath(document);
}

async function deliverAtOnce(
  { api }: Answering,
  manner: Manner,
  document: Document,
  message: DiscordMessage,
  ephemeral: boolean,
): Promise<void> {
  await api.answer(
    manner.key,
    takesItsPlace(manner, document)
      ? { kind: 'change', message: changedMessage(message) }
      : { kind: 'message', message: newMessage(message, ephemeral) },
  );
}

async function deliverLater(
  { api }: Answering,
  manner: Manner,
  stage: Stage,
  document: Document,
  message: DiscordMessage,
  ephemeral: boolean,
): Promise<void> {
  const { key, by, pressed, hasOnlookers } = manner;
  const hasItsPlace = stage === 'changed' || (by === 'message' && pressed !== null);
  if (hasItsPlace || (by === 'change' && !takesItsPlace(manner, document))) {
    await api.follow(key, newMessage(message, ephemeral));
    return;
  }
  if (by === 'change' || !hasOnlookers || ephemeral) {
    await api.changeAnswer(key, changedMessage(message));
    return;
  }
  // The deferral was for the asker alone, and nothing can make it public; the first to follow would take its place.
  await api.changeAnswer(key, changedMessage(plainMessage('Here it is, for everyone.')));
  await api.follow(key, newMessage(message, false));
}
