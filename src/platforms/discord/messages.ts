import { type GatewayMessageCreateDispatchData, MessageType } from 'discord.js';
import { sentence } from '../../core/cards/reply.ts';
import type { Command } from '../../core/command/command.ts';
import { parseLine } from '../../core/command/parse-line.ts';
import type { Call, Document, Reply } from '../../core/document/document.ts';
import type { IncomingFile } from '../../core/document/incoming-file.ts';
import { type Answering, ask, formKey, type Outcome } from './answering.ts';
import { deliverInSomeForm } from './deliver.ts';
import { changeMessages, noteEdits } from './edits.ts';
import { incomingFiles } from './incoming-files.ts';
import { type Asker, accessFrom, personOf } from './person.ts';
import { formInvitation, mayBePublic, privateInvitation } from './placement.ts';
import type { DiscordMessage } from './render/index.ts';
import { changedMessage, newMessage } from './send.ts';
import { DISCORD_TIMING } from './timing.ts';

type Heard = GatewayMessageCreateDispatchData;

/** What people write: anything in a chat with the bot, and in servers what calls it by name. */
export interface Said extends Asker {
  text: string;
  /** Attached in the chat with the bot; in servers files are taken by the command alone. */
  files: readonly IncomingFile[];
  messageId: string;
}

const MENTION = /<@!?(\d{1,20})>/g;

/** What a message says to the bot; `null` when it is not for it, or comes from a bot, the platform or ourselves. */
export function saidIn(answering: Answering, message: Heard): Said | null {
  const { author, guild_id: guildId, channel_id: channelId, content } = message;
  if (author === undefined || author.bot === true || message.webhook_id !== undefined) return null;
  if (message.type !== MessageType.Default && message.type !== MessageType.Reply) return null;
  const botId = answering.botId();
  const isCalled = [...content.matchAll(MENTION)].some(([, id]) => id === botId);
  if (guildId !== undefined && !isCalled) return null;
  const text = isCalled
    ? content.replace(MENTION, (whole, id) => (id === botId ? ' ' : whole)).trim()
    : content;
  if (guildId === undefined) {
    const person = personOf(author, null, null, 'host');
    const files = incomingFiles(answering, message.attachments ?? []);
    return { person, place: { kind: 'dm', id: channelId }, text, files, messageId: message.id };
  }
  const permissions = answering.permissionsIn(guildId, author.id, message.member?.roles ?? []);
  const person = personOf(author, message.member?.nick ?? null, guildId, accessFrom(permissions));
  return { person, place: { kind: 'channel', id: channelId }, text, files: [], messageId: message.id };
}

/** Answers what was said, in the channel where it was said. When that takes long, a first word says so. */
export async function answerMessage(answering: Answering, said: Said): Promise<void> {
  const { person, place, text, files } = said;
  if (answering.memory.refused.get(place.id, answering.nowMs()) !== null) return;
  let looking: Promise<Outcome<{ id: string }>> | null = null;
  const callOff = answering.after(DISCORD_TIMING.deferAfterMs, () => {
    looking = send(answering, said, { document: sentence('Looking …'), kept: null }, null);
  });
  const handedIn = files.length === 0 ? {} : { files };
  const reply = await ask(answering, { person, place, said: { kind: 'text', text }, ...handedIn });
  callOff();
  const first = await (looking as Promise<Outcome<{ id: string }>> | null);
  if (first !== null && !first.ok) return;
  const shown = shownFor(answering, reply, said);
  if (shown === null) return;
  const edits = reply.kind === 'document' ? (reply.edits ?? []) : [];
  noteEdits(answering, edits);
  await send(answering, said, shown, first?.value.id ?? null);
  await changeMessages(answering, edits);
}

/** What everybody may see of an answer, and under what the rest of it is kept for whoever asked. */
interface Shown {
  document: Document;
  kept: string | null;
}

/**
 * An answer for the asker alone is kept until they press the button: asked again, a command that changes something
 * would do so twice.
 */
function shownFor(answering: Answering, reply: Reply, said: Said): Shown | null {
  if (reply.kind === 'silence') return null;
  const call = callIn(answering.commands, said.text);
  const { forms, answers } = answering.memory;
  if (reply.kind === 'form') {
    const opens = call ?? reply.form.submit;
    forms.put(formKey(said, opens), reply.form, answering.nowMs());
    return { document: formInvitation(reply.form, opens), kept: null };
  }
  const { document } = reply;
  if (said.place.kind === 'dm' || call === null || mayBePublic(document)) return { document, kept: null };
  answers.put(said.messageId, { person: said.person.id, document }, answering.nowMs());
  return { document: privateInvitation(), kept: said.messageId };
}

/** The same question as a call, for a button that asks it again. */
function callIn(commands: readonly Command[], text: string): Call | null {
  try {
    return parseLine(commands, text);
  } catch {
    return null;
  }
}

/** Posts a document, or puts it in the place of the first word. */
async function send(
  answering: Answering,
  said: Said,
  { document, kept }: Shown,
  inPlaceOf: string | null,
): Promise<Outcome<{ id: string }>> {
  const sent = await deliverInSomeForm(answering, document, { share: false, kept }, (message, isPlain) =>
    deliverTo(answering, said, message, isPlain, inPlaceOf),
  );
  if (!sent.ok && sent.failure === 'place-refused')
    answering.memory.refused.put(said.place.id, true, answering.nowMs());
  return sent;
}

async function deliverTo(
  { api }: Answering,
  { place, messageId }: Said,
  message: DiscordMessage,
  isPlain: boolean,
  inPlaceOf: string | null,
): Promise<{ id: string }> {
  if (inPlaceOf !== null) {
    await api.change(place.id, inPlaceOf, changedMessage(message));
    return { id: inPlaceOf };
  }
  const { body, files } = newMessage(message, false);
  // A reply takes the right to read what was said before, and may be refused for the lack of it: the plain one is none.
  const isReply = place.kind === 'channel' && !isPlain;
  const reference = isReply
    ? { message_reference: { message_id: messageId, fail_if_not_exists: false } }
    : {};
  // One message of ours for one of theirs, even when a broken connection makes discord.js send it again.
  const once = { nonce: messageId, enforce_nonce: true };
  return api.post(place.id, { body: { ...body, ...reference, ...once }, files });
}
