import type { Edit, Reply } from '../../core/document/document.ts';
import type { Answering } from './answering.ts';
import type { InteractionKey } from './api.ts';
import { changeMessages, isSameMessage, noteEdits, writeNewest } from './edits.ts';
import type { Manner, PressedMessage, Stage } from './manner.ts';
import { showDocument } from './show-document.ts';

/**
 * Shows the answer to the asker and changes the messages that go with it: the pressed one through the interaction,
 * which works where the bot is no member, the others with the bot's own rights.
 */
export async function showReply(
  answering: Answering,
  manner: Manner,
  stage: Stage,
  { document, edits = [] }: Extract<Reply, { kind: 'document' }>,
): Promise<void> {
  noteEdits(answering, edits);
  const { pressed } = manner;
  const own = edits.find(({ message }) => pressed !== null && isSameMessage(message, pressed.message));
  const isChanged =
    own !== undefined &&
    pressed !== null &&
    (await changePressed(answering, manner.key, stage, own, pressed));
  await showDocument(answering, manner, isChanged ? 'changed' : stage, document);
  const left = isChanged ? edits.filter((edit) => edit !== own) : edits;
  await changeMessages(answering, left);
}

/** Only changes the messages, where nobody can be answered any more. */
export async function changeAll(answering: Answering, edits: readonly Edit[]): Promise<void> {
  noteEdits(answering, edits);
  await changeMessages(answering, edits);
}

async function changePressed(
  answering: Answering,
  key: InteractionKey,
  stage: Stage,
  edit: Edit,
  { components }: PressedMessage,
): Promise<boolean> {
  const { api } = answering;
  let isFirst = stage === 'fresh';
  const { ok } = await writeNewest(answering, edit, components, async (message) => {
    if (!isFirst) return api.changeAnswer(key, message);
    await api.answer(key, { kind: 'change', message });
    isFirst = false;
  });
  return ok || (stage === 'fresh' && !isFirst);
}
