import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Fields, fieldsOf, listOf, parseJson, textOf } from './json.ts';
import { readBytes } from './request-body.ts';
import type { ResponseUrl, State } from './state.ts';
import { insteadOfAnswer, sendJson, type WebApi } from './web-api.ts';
import type { Channel, Workspace } from './workspace.ts';

/** Answers `POST /respond/<id>`: five uses in thirty minutes, as interactions and slash commands hand it out. */
export async function answerResponseUrl(
  api: WebApi,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const args = fieldsOf(parseJson((await readBytes(request)).toString('utf8')));
  const { state, faults } = api;
  const url = state.responseUrls.get(id);
  const note = (outcome: string) =>
    state.journal.record({
      kind: 'respond',
      url: id,
      workspace: url?.workspace ?? '',
      channel: url?.channel ?? '',
      args,
      outcome,
      at: state.journal.stopwatch(),
    });
  state.inspect('respond', args);
  const fault = faults.take('response_url', args);
  const before = fault === null ? null : insteadOfAnswer(fault, 'before', request, response);
  if (before !== null) return note(before.fault);
  const outcome = url === undefined ? 'expired_url' : use(state, url, args);
  const after = fault === null ? null : insteadOfAnswer(fault, 'after', request, response);
  if (after !== null) return note(outcome);
  if (fault?.kind === 'held') await fault.until;
  if (outcome === 'ok') response.writeHead(200, { 'content-type': 'text/plain' }).end('ok');
  else sendJson(response, { ok: false, error: outcome }, 404);
  note(outcome);
}

function use(state: State, url: ResponseUrl, args: Fields): string {
  if (state.now() > url.expiresAt) return 'expired_url';
  if (url.usesLeft === 0) return 'used_url';
  const workspace = state.workspaces.get(url.workspace);
  const channel = workspace?.channels.get(url.channel);
  if (workspace === undefined || channel === undefined) return 'channel_not_found';
  url.usesLeft -= 1;
  // Not even the app's own files can be shown this way (slackapi/java-slack-sdk issue 1349).
  if (listOf(args.blocks).some(({ slack_file: file }) => file !== undefined)) return 'invalid_blocks';
  putAnswer(workspace, channel, url, args);
  return 'ok';
}

/** Shows what an acknowledgement or a response_url carries: a new message, or the original's new form. */
export function putAnswer(workspace: Workspace, channel: Channel, url: ResponseUrl, args: Fields): void {
  const original = channel.messages.find((each) => each.ts === url.originalTs);
  if (args.delete_original === true && original !== undefined) {
    channel.messages.splice(channel.messages.indexOf(original), 1);
    return;
  }
  const content = { text: textOf(args.text), blocks: listOf(args.blocks) };
  if (args.replace_original === true && original !== undefined) {
    Object.assign(original, { ...content, edits: original.edits + 1 });
    return;
  }
  const message = workspace.post(channel, {
    ...content,
    author: workspace.botUser,
    threadTs: textOf(args.thread_ts) || url.threadTs,
    onlyFor: args.response_type === 'in_channel' ? null : url.user,
  });
  url.originalTs ??= message.ts;
}
