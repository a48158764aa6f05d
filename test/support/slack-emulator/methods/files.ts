import { type Fields, fieldsOf, listOf, textOf } from '../json.ts';
import type { AppFile, KeptFile, SharedFile, Workspace } from '../workspace.ts';
import { type BotCall, type BotMethod, channelOf, ok, refused, whyNotWrite } from './method.ts';

/** A file as events and `files.info` show it. */
export function fileFields(origin: string, workspace: Workspace, file: KeptFile): Fields {
  const { id, name, mimetype, content, facts = {} } = file;
  const path = `${origin}/files-pri/${workspace.id}-${id}`;
  return {
    id,
    name,
    title: name,
    mimetype,
    filetype: 'text',
    mode: 'hosted',
    is_external: false,
    size: content.length,
    url_private: `${path}/${encodeURIComponent(name)}`,
    url_private_download: `${path}/download/${encodeURIComponent(name)}`,
    ...facts,
  };
}

/** The upload in three steps: ask for an address, send the bytes, share. */
export const fileMethods: Record<string, BotMethod> = {
  'files.info': { scopes: ['files:read'], run: info },
  'files.getUploadURLExternal': { scopes: ['files:write'], run: getUploadUrl },
  'files.completeUploadExternal': { scopes: ['files:write'], run: completeUpload },
};

function info({ workspace, args, origin }: BotCall) {
  const id = textOf(args.file);
  const own = workspace.appFiles.get(id);
  if (own !== undefined) return ok({ file: lookedAt(own) });
  const file = workspace.keptFiles.get(id);
  return file === undefined ? refused('file_not_found') : ok({ file: fileFields(origin, workspace, file) });
}

/** What is told of an upload that is in no channel: of a picture its kind and size, once it has been taken in. */
function lookedAt(file: AppFile): Fields {
  const { id, name, title, content } = file;
  const isTakenIn = file.looksToTakeIn <= 0;
  file.looksToTakeIn -= 1;
  const facts = { id, name, title, size: content.length, channels: [], groups: [], ims: [] };
  if (!isTakenIn) return { ...facts, mimetype: '', filetype: '' };
  if (!isPng(content)) return { ...facts, mimetype: 'text/plain', filetype: 'text' };
  const size = { original_w: content.readUInt32BE(16), original_h: content.readUInt32BE(20) };
  return { ...facts, ...size, mimetype: 'image/png', filetype: 'png' };
}

function isPng(content: Buffer): boolean {
  return content.subarray(1, 4).toString('latin1') === 'PNG';
}

/**
 * Whether the blocks name a file Slack cannot show there: none of the app's own, no picture, or one it has not taken
 * in yet.
 */
export function hasBadFile(workspace: Workspace, blocks: readonly Fields[]): boolean {
  return blocks.some((block) => {
    if (block.type !== 'image' || block.slack_file === undefined) return false;
    const file = workspace.appFiles.get(textOf(fieldsOf(block.slack_file).id));
    return file === undefined || file.looksToTakeIn >= 0 || !isPng(file.content);
  });
}

function getUploadUrl({ state, workspace, args, origin }: BotCall) {
  const name = textOf(args.filename);
  const length = Number(args.length);
  if (name === '' || !(length > 0)) return refused('invalid_arguments');
  const id = state.nextId('F');
  state.uploads.set(id, { workspace: workspace.id, name, length, content: null, file: null });
  return ok({ upload_url: `${origin}/upload/${id}`, file_id: id });
}

function keepForApp(workspace: Workspace, id: string, name: string, title: string, content: Buffer): void {
  const looksToTakeIn = workspace.looksToTakeIn;
  workspace.appFiles.set(id, { id, name, title, content, looksToTakeIn });
}

function completeUpload(call: BotCall) {
  const { state, workspace, args } = call;
  const shared: SharedFile[] = [];
  for (const { id, title } of listOf(args.files)) {
    const upload = state.uploads.get(textOf(id));
    if (upload?.content == null || upload.workspace !== workspace.id) return refused('file_not_found');
    const { name, content } = upload;
    shared.push({ id: textOf(id), name, title: textOf(title) || name, content: content.toString('utf8') });
    if (args.channel_id === undefined) keepForApp(workspace, textOf(id), name, textOf(title), content);
  }
  if (shared.length === 0) return refused('invalid_arguments');
  if (args.channel_id !== undefined) {
    const channel = channelOf(call, 'channel_id');
    const why = whyNotWrite(workspace, channel);
    if (channel === undefined || why !== null) return refused(why ?? 'channel_not_found');
    const threadTs = textOf(args.thread_ts) || null;
    const text = textOf(args.initial_comment);
    workspace.post(channel, { author: workspace.botUser, text, threadTs, files: shared });
  }
  return ok({ files: shared.map(({ id, title }) => ({ id, title })) });
}
