import type { Document, Edit } from '../../core/document/document.ts';
import type { MessageRef } from '../../core/document/message-ref.ts';
import { type Answering, attempt, type Outcome } from './answering.ts';
import { paintedFor } from './pictures.ts';
import { leadIn, markerIn, renderMessage } from './render/index.ts';
import { changedMessage, type Outgoing } from './send.ts';

/** Remembers what each message is to look like from now on; to be called before any of them is changed. */
export function noteEdits({ memory, nowMs }: Answering, edits: readonly Edit[]): void {
  for (const { message, document } of edits) memory.edits.put(keyOf(message), document, nowMs());
}

/** Changes own messages with the bot's own rights, as far as it has them; what fails is logged. */
export async function changeMessages(answering: Answering, edits: readonly Edit[]): Promise<void> {
  const { api } = answering;
  for (const edit of edits) {
    const { channel, message } = edit.message;
    const before = await attempt(answering, () => api.read(channel, message));
    if (!before.ok) continue;
    await writeNewest(answering, edit, before.value.components, (changed) =>
      api.change(channel, message, changed),
    );
  }
}

/**
 * Writes what the message is to look like, and once more where that changed meanwhile: of several at once the newest
 * is written last. `components` are those the message has: its marker and whom it called stay in it.
 */
export async function writeNewest(
  answering: Answering,
  { message, document }: Edit,
  components: unknown,
  write: (changed: Outgoing) => Promise<unknown>,
): Promise<Outcome<unknown>> {
  const { memory, nowMs } = answering;
  const look = { share: false, marker: markerIn(components), lead: leadIn(components) };
  const newest = (): Document => memory.edits.get(keyOf(message), nowMs()) ?? document;
  for (;;) {
    const written = newest();
    const pictures = await paintedFor(answering, written);
    const outcome = await attempt(answering, () =>
      write(changedMessage(renderMessage(written, { ...look, pictures }))),
    );
    if (!outcome.ok || newest() === written) return outcome;
  }
}

export function isSameMessage(a: MessageRef, b: MessageRef): boolean {
  return a.channel === b.channel && a.message === b.message;
}

function keyOf({ channel, message }: MessageRef): string {
  return `${channel} ${message}`;
}
