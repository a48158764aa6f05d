import { type Fields, listOf, textOf } from '../json.ts';
import type { KeptFile, SharedFile, Workspace } from '../workspace.ts';
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
  const file = workspace.keptFiles.get(textOf(args.file));
  return file === undefined ? refused('file_not_found') : ok({ file: fileFields(origin, workspace, file) });
}

function getUploadUrl({ state, workspace, args, origin }: BotCall) {
  const name = textOf(args.filename);
  const length = Number(args.length);
  if (name === '' || !(length > 0)) return refused('invalid_arguments');
  const id = state.nextId('F');
  state.uploads.set(id, { workspace: workspace.id, name, length, content: null, file: null });
  return ok({ upload_url: `${origin}/upload/${id}`, file_id: id });
}

function completeUpload(call: BotCall) {
  const { state, workspace, args } = call;
  const shared: SharedFile[] = [];
  for (const { id, title } of listOf(args.files)) {
    const upload = state.uploads.get(textOf(id));
    if (upload?.content == null || upload.workspace !== workspace.id) return refused('file_not_found');
    const { name, content } = upload;
    shared.push({ id: textOf(id), name, title: textOf(title) || name, content });
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
