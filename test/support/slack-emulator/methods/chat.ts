import { fieldsOf, listOf, textOf } from '../json.ts';
import type { Channel, Message } from '../workspace.ts';
import { hasBadFile } from './files.ts';
import {
  type BotCall,
  type BotMethod,
  channelOf,
  messageFields,
  ok,
  refused,
  whyNotWrite,
} from './method.ts';

/** Posting, changing and unfurling messages (https://docs.slack.dev/reference/methods). */
export const chatMethods: Record<string, BotMethod> = {
  'chat.postMessage': { scopes: ['chat:write'], run: postMessage },
  'chat.postEphemeral': { scopes: ['chat:write'], run: postEphemeral },
  'chat.update': { scopes: ['chat:write'], run: updateMessage },
  'chat.delete': { scopes: ['chat:write'], run: deleteMessage },
  'chat.unfurl': { scopes: ['links:write'], run: unfurl },
};

function postMessage(call: BotCall) {
  const channel = channelOf(call);
  const why = whyNotWrite(call.workspace, channel) ?? whyNoDm(call);
  if (channel === undefined || why !== null) return refused(why ?? 'channel_not_found');
  if (isEmpty(call)) return refused('no_text');
  if (hasBadFile(call.workspace, contentOf(call).blocks)) return refused('invalid_blocks');
  const message = call.workspace.post(channel, { author: call.workspace.botUser, ...contentOf(call) });
  return ok({
    channel: channel.id,
    ts: message.ts,
    message: messageFields(call.workspace, message, true),
  });
}

/** Why the person a message is addressed to, by their id or that of the direct message, cannot be written to. */
function whyNoDm({ workspace, args }: BotCall): string | null {
  const channel = textOf(args.channel);
  const user = workspace.users.get(channel) ?? workspace.users.get(channel.replace(/^D/, ''));
  return user?.refusesDm ?? null;
}

function postEphemeral(call: BotCall) {
  const channel = channelOf(call);
  const why = whyNotWrite(call.workspace, channel);
  const user = textOf(call.args.user);
  if (channel === undefined || why !== null) return refused(why ?? 'channel_not_found');
  if (!channel.members.has(user)) return refused('user_not_in_channel');
  if (isEmpty(call)) return refused('no_text');
  const content = { ...contentOf(call), author: call.workspace.botUser, onlyFor: user };
  return ok({ message_ts: call.workspace.post(channel, content).ts });
}

function updateMessage(call: BotCall) {
  const found = ownMessage(call);
  if (typeof found === 'string') return refused(found);
  if (isEmpty(call)) return refused('no_text');
  const { text, blocks } = contentOf(call);
  if (hasBadFile(call.workspace, blocks)) return refused('invalid_blocks');
  // Metadata that is not given stays (method page).
  const metadata = call.args.metadata === undefined ? found.message.metadata : fieldsOf(call.args.metadata);
  Object.assign(found.message, { text, blocks, metadata, edits: found.message.edits + 1 });
  return ok({ channel: found.channel.id, ts: found.message.ts, text });
}

function deleteMessage(call: BotCall) {
  const found = ownMessage(call);
  if (typeof found === 'string') return refused(found);
  found.channel.messages.splice(found.channel.messages.indexOf(found.message), 1);
  return ok({ channel: found.channel.id, ts: found.message.ts });
}

function unfurl(call: BotCall) {
  const { args, state, workspace } = call;
  const byComposer = textOf(args.unfurl_id);
  const key = byComposer === '' ? `${textOf(args.channel)}/${textOf(args.ts)}` : byComposer;
  const reported = state.reportedLinks.get(`${workspace.id}/${key}`);
  if (reported === undefined) return refused('cannot_find_message');
  const cards = Object.entries(fieldsOf(args.unfurls));
  if (cards.length === 0) return refused('missing_unfurls');
  if (cards.some(([url]) => !reported.has(url))) return refused('cannot_unfurl_url');
  const message = channelOf(call)?.messages.find((each) => each.ts === args.ts);
  for (const [url, card] of cards) message?.unfurls.set(url, fieldsOf(card));
  return ok();
}

/** An ephemeral message is nowhere on Slack's side: it can be neither changed nor deleted by these methods. */
function ownMessage(call: BotCall): { channel: Channel; message: Message } | string {
  const channel = channelOf(call);
  if (channel === undefined || !channel.members.has(call.workspace.botUser)) return 'channel_not_found';
  const message = channel.messages.find((each) => each.ts === call.args.ts && each.onlyFor === null);
  if (message === undefined) return 'message_not_found';
  return message.author === call.workspace.botUser ? { channel, message } : 'cant_update_message';
}

function isEmpty({ args }: BotCall): boolean {
  return (
    textOf(args.text) === '' && listOf(args.blocks).length === 0 && listOf(args.attachments).length === 0
  );
}

function contentOf({ args, state }: BotCall): Pick<Message, 'text' | 'blocks' | 'metadata' | 'threadTs'> {
  const blocks = listOf(args.blocks);
  return {
    text: textOf(args.text),
    blocks: state.light ? blocks.map(({ type, block_id }) => ({ type, block_id })) : blocks,
    metadata: args.metadata === undefined ? null : fieldsOf(args.metadata),
    threadTs: textOf(args.thread_ts) || null,
  };
}
